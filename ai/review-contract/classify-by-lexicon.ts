import type { ClauseKind } from '#crm/clauses/clause-kinds.ts'
import type { ClauseClassifier, KindReading } from './clause-classifier.ts'
import { type KindLexicon, kindLexicons } from './lexicon/kinds.ts'
import type { PartyWords } from './party-words.ts'
import { WordSieve } from './sieve/word-sieve.ts'

const method = 'lexicon'
/** The words of the kind stand in it. */
const byWords = 0.5
/** A heading above it names the kind, beside others or further out. */
const byHeading = 0.7
/** The innermost heading that names any kind names this one alone. */
const byHeadingAlone = 0.9

const lexicons = Object.entries(kindLexicons) as [ClauseKind, KindLexicon][]
/** Which kinds' words stand in a text. */
export const kindSieve = new WordSieve(lexicons.flatMap(([, { words, rows = [] }]) => [...words, ...rows]))
/** The kinds whose words a pattern is of: in any sentence, and only in a row of a table. */
const kindsOfWords = kindsBy(({ words }) => words)
const kindsOfRows = kindsBy(({ rows = [] }) => rows)

function kindsBy(patternsOf: (lexicon: KindLexicon) => readonly RegExp[]): ReadonlyMap<RegExp, readonly ClauseKind[]> {
  const pairs = lexicons.flatMap(([kind, lexicon]) => patternsOf(lexicon).map((pattern) => [pattern, kind] as const))
  const grouped = Map.groupBy(pairs, ([pattern]) => pattern)
  return new Map([...grouped].map(([pattern, each]) => [pattern, each.map(([, kind]) => kind)]))
}

/** Kinds by the headings that the numbers of the clauses give a segment, and by its words. */
export const classifyByLexicon: ClauseClassifier = ({ segments, words }) => {
  // Most segments of a clause stand under the same headings.
  const known = new Map<string, ReadonlyMap<ClauseKind, number>>()
  return segments.map((segment) => {
    const key = segment.titles.join('\n')
    const headed = known.get(key) ?? headedBy(segment.titles)
    known.set(key, headed)
    const scored = new Map(headed)
    for (const { text, cells } of segment.sentences) addSaid(scored, { text, isRow: cells.length > 0 }, words)
    if (segment.lead) addSaid(scored, { text: segment.lead, isRow: false }, words)
    return lexicons.flatMap(([kind]): KindReading[] => {
      const score = scored.get(kind)
      return score === undefined ? [] : [{ kind, score, method }]
    })
  })
}

const nothing: readonly ClauseKind[] = []

/** Adds the kinds whose words a text holds, unless something says more of them. */
function addSaid(
  scored: Map<ClauseKind, number>,
  { text, isRow }: { text: string; isRow: boolean },
  words: PartyWords,
): void {
  const kindsOf = (pattern: RegExp) =>
    (isRow ? kindsOfRows.get(pattern) : undefined) ?? kindsOfWords.get(pattern) ?? nothing
  const isNew = (kind: ClauseKind) => !scored.has(kind)
  for (const pattern of kindSieve.patternsIn(text, words, (each) => kindsOf(each).some(isNew)))
    for (const kind of kindsOf(pattern)) if (isNew(kind)) scored.set(kind, byWords)
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
