import type { ClauseKind } from '#crm/clauses/clause-kinds.ts'
import type { ClauseClassifier, KindReading, Segment } from './clause-classifier.ts'
import { type KindLexicon, kindLexicons } from './lexicon/kinds.ts'
import { named } from './party-words.ts'

const method = 'lexicon'
/** The words of the kind stand in it. */
const byWords = 0.5
/** A heading above it names the kind, beside others or further out. */
const byHeading = 0.7
/** The innermost heading that names any kind names this one alone. */
const byHeadingAlone = 0.9

type Lexicons = readonly (readonly [ClauseKind, KindLexicon])[]

/** Kinds by the headings that the numbers of the clauses give a segment, and by its words. */
export const classifyByLexicon: ClauseClassifier = ({ segments, words }) => {
  const lexicons: Lexicons = (Object.entries(kindLexicons) as [ClauseKind, KindLexicon][]).map(([kind, lexicon]) => [
    kind,
    { ...lexicon, words: lexicon.words.map((pattern) => named(pattern, words)) },
  ])
  // Most segments of a clause stand under the same headings.
  const known = new Map<string, ReadonlyMap<ClauseKind, number>>()
  return segments.map((segment) => {
    const key = segment.titles.join('\n')
    const headed = known.get(key) ?? headedBy(segment.titles, lexicons)
    known.set(key, headed)
    return lexicons.flatMap(([kind, lexicon]): KindReading[] => {
      const score = headed.get(kind) ?? (isSaid(segment, lexicon) ? byWords : 0)
      return score > 0 ? [{ kind, score, method }] : []
    })
  })
}

function headedBy(titles: readonly string[], lexicons: Lexicons): Map<ClauseKind, number> {
  const scores = new Map<ClauseKind, number>()
  let isInner = true
  for (const title of titles.toReversed()) {
    const kinds = lexicons.flatMap(([kind, { heading }]) => (heading?.test(title) ? [kind] : []))
    const score = isInner && kinds.length === 1 ? byHeadingAlone : byHeading
    for (const kind of kinds) if (!scores.has(kind)) scores.set(kind, score)
    if (kinds.length > 0) isInner = false
  }
  return scores
}

function isSaid({ lead, sentences }: Segment, { words, rows }: KindLexicon): boolean {
  for (const { text, cells } of sentences) {
    if (isAnyIn(words, text) || (rows && cells.length > 0 && isAnyIn(rows, text))) return true
  }
  return lead !== '' && isAnyIn(words, lead)
}

/** Asked of each segment for each kind, so without a list or a function made anew each time. */
function isAnyIn(patterns: readonly RegExp[], text: string): boolean {
  for (const pattern of patterns) if (pattern.test(text)) return true
  return false
}
