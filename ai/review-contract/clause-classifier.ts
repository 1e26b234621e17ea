import type { ClauseKind } from '#crm/clauses/clause-kinds.ts'
import type { Span } from '#ingest/document.ts'
import type { Sentence } from './cut-sentences.ts'
import type { PartyWords } from './party-words.ts'

/** What is classified: the words of a clause without those of its sub-clauses, a row of a table, a sentence outside of clauses. */
export interface Segment extends Span {
  /** place in the list of clauses; null outside of all */
  clause: number | null
  /** titles of the clause and of those above it, and of a row its label; the outermost first */
  titles: readonly string[]
  /** what the clause above says in front of its items; empty where it says nothing such */
  lead: string
  sentences: readonly Sentence[]
}

/** One kind that a segment is of. */
export interface KindReading {
  kind: ClauseKind
  /** from 0 to 1, see `scores` */
  score: number
  /** by what it was found; a flag on the segment's words says so */
  method: string
}

/** The kinds that a segment is of: none of most, several of some. */
export type Kinds = ReadonlyMap<ClauseKind, KindReading>

/**
 * Says of the segments of a contract, of each in its place, which kinds it is of. What reads facts reads them only in segments of
 * its kind, so whoever classifies answers for what is overlooked. Figures that differ and text that speaks to a machine are no
 * kinds of segment: they stand anywhere.
 */
export type ClauseClassifier = (contract: {
  segments: readonly Segment[]
  words: PartyWords
}) => readonly (readonly KindReading[])[] | Promise<readonly (readonly KindReading[])[]>

/** From which score on what is taken for a fact of the kind. */
export const scores = {
  /** what names the kind and says the fact by itself */
  mentioned: 0.3,
  /** what says the fact and leaves to the heading what it is about */
  headed: 0.6,
  /** a bare figure */
  sure: 0.9,
} as const

/** Whether words stand in a segment of a kind, by at least that score. */
export function isOf({ kinds }: { kinds: Kinds }, kind: ClauseKind, least: keyof typeof scores = 'mentioned'): boolean {
  return (kinds.get(kind)?.score ?? 0) >= scores[least]
}
