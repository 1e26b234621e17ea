import type { ClauseKind } from '#crm/clauses/clause-kinds.ts'
import type { ClauseClassifier, KindReading } from './clause-classifier.ts'
import { type KindLexicon, kindLexicons } from './lexicon/kinds.ts'
import type { PartyWords } from './party-words.ts'
import { type Sifted, WordSieve } from './sieve/word-sieve.ts'

const method = 'lexicon'
/** The words of the kind stand in it. */
const byWords = 0.5
/** A heading above it names the kind, beside others or further out. */
const byHeading = 0.7
/** The innermost heading that names any kind names this one alone. */
const byHeadingAlone = 0.9

const lexicons = Object.entries(kindLexicons) as [ClauseKind, KindLexicon][]
const sieve = new WordSieve(lexicons.flatMap(([, { words, rows = [] }]) => [...words, ...rows]))

/** Kinds by the headings that the numbers of the clauses give a segment, and by its words. */
export const classifyByLexicon: ClauseClassifier = ({ segments, words }) => {
  // Most segments of a clause stand under the same headings.
  const known = new Map<string, ReadonlyMap<ClauseKind, number>>()
  return segments.map((segment) => {
    const key = segment.titles.join('\n')
    const headed = known.get(key) ?? headedBy(segment.titles)
    known.set(key, headed)
    const sift = (text: string) => sieve.sift(text)
    const sentences = segment.sentences.map(({ text, cells }) => ({ sifted: sift(text), isRow: cells.length > 0 }))
    const said: Said = { sentences, lead: segment.lead ? sift(segment.lead) : null, parties: words }
    return lexicons.flatMap(([kind, lexicon]): KindReading[] => {
      const score = headed.get(kind) ?? (isSaid(said, lexicon) ? byWords : 0)
      return score > 0 ? [{ kind, score, method }] : []
    })
  })
}

function headedBy(titles: readonly string[]): Map<ClauseKind, number> {
  const scores = new Map<ClauseKind, number>()
  let isInner = true
  for (const title of titles.toReversed()) {
    const kinds = lexicons.flatMap(([kind, { heading }]) => (heading.test(title) ? [kind] : []))
    const score = isInner && kinds.length === 1 ? byHeadingAlone : byHeading
    for (const kind of kinds) if (!scores.has(kind)) scores.set(kind, score)
    if (kinds.length > 0) isInner = false
  }
  return scores
}

/** What a segment says, and what leads to it. */
interface Said {
  sentences: readonly { sifted: Sifted; isRow: boolean }[]
  lead: Sifted | null
  parties: PartyWords
}

function isSaid({ sentences, lead, parties }: Said, { words, rows = [] }: KindLexicon): boolean {
  for (const { sifted, isRow } of sentences) {
    if (isAnyIn(words, sifted, parties) || (isRow && isAnyIn(rows, sifted, parties))) return true
  }
  return lead !== null && isAnyIn(words, lead, parties)
}

/** Asked of each segment for each kind, so without a list or a function made anew each time. */
function isAnyIn(patterns: readonly RegExp[], sifted: Sifted, parties: PartyWords): boolean {
  for (const pattern of patterns) if (sieve.isIn(pattern, sifted, parties)) return true
  return false
}
