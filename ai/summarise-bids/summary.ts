import type { FailureKind } from '#ai/models/model-failure.ts'
import type { FactorCount } from '#crm/bids/count-factors.server.ts'
import type { BidReview, ReviewedBid } from '#crm/bids/get-bid-review.server.ts'
import type { Dimension } from '#crm/bids/post-mortem.schema.ts'
import type { ReadPassage } from '#knowledge/read-passages.server.ts'

/** What a summary is written from: what was read as the reader, and nothing else. */
export interface Material extends Pick<BidReview, 'factors' | 'bids'> {
  passages: readonly ReadPassage[]
}

/** How a bid ended. */
export type Ending = ReviewedBid['result']

/** What a sentence is about: what went with winning, what with losing, or what made no difference that can be seen. */
export type Side = Ending | 'even'

/** A record behind a sentence, and what it says there, word for word. */
export interface Evidence {
  bidId: string
  /** of the passage */
  chunkId: number
  /** a dimension, or the lessons */
  part: string | null
  quote: string
  /** in the passage, half-open, in UTF-16 units */
  at: { start: number; end: number }
  language: 'zh' | 'en'
}

/** A sentence before it is held against its sources. */
export type Draft =
  | { kind: 'figure'; side: Side; factor: FactorCount; evidence: Evidence[]; others: string[] }
  | { kind: 'quote'; side: Side; text: string; language: 'zh' | 'en'; evidence: Evidence[] }
  | { kind: 'said'; side: Ending; text: string; language: 'zh' | 'en'; evidence: Evidence[] }

/**
 * A sentence with the records behind it. A `figure` is said by the screen in the reader’s language out of counts that are the
 * database’s; `others` are records that are counted in it and say nothing in words. A `quote` stands so in the first
 * of its records; the others say something like it. What is `said` is in the words of a model: each of its records holds the quotation
 * that it gave for it, and ended so.
 */
export type Sentence = Draft

/** One dimension: what went with winning, and what with losing. */
export interface DimensionSummary {
  dimension: Dimension
  sentences: Sentence[]
}

/**
 * What a selection of bids teaches. `none`: no bid that was looked back at; `nothing-found`: there are bids, and no passage of theirs to
 * rest on; `one`: a single bid, of which nothing can be said but what it says itself.
 */
export interface BidSummary {
  state: 'none' | 'nothing-found' | 'one' | 'some'
  dimensions: DimensionSummary[]
  /** post-mortems that were read */
  read: number
  /** sentences that no source bore out, and that are left out */
  dropped: number
}

/**
 * What a model has written of the same material: the sentences of each dimension that were borne out, and how many were not. `isCut`:
 * there was more to read than it was given. Or why there is nothing of a model's; then what was chosen by the embedded method stands.
 */
export type WrittenSummary =
  | { state: 'written'; model: string; dimensions: DimensionSummary[]; dropped: number; isCut: boolean }
  | { state: 'fell-back'; model: string; why: FailureKind }
