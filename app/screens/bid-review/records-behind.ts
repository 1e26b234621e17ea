import type { DimensionSummary, Sentence } from '#ai/summarise-bids/summary.ts'
import type { ReviewedBid } from '#crm/bids/get-bid-review.server.ts'

/** A bid as a page names it. */
export type NamedBid = Omit<ReviewedBid, 'held' | 'scores'>

/** The bids behind a sentence, each once, those that say it first. */
export function recordsBehind(sentence: Sentence): string[] {
  const others = sentence.kind === 'figure' ? sentence.others : []
  return [...new Set([...sentence.evidence.map(({ bidId }) => bidId), ...others])]
}

/** Of many bids those behind some sentences, as a page names them. */
export function namedBids(bids: readonly ReviewedBid[], dimensions: readonly DimensionSummary[]): NamedBid[] {
  const behind = new Set(dimensions.flatMap(({ sentences }) => sentences.flatMap(recordsBehind)))
  return bids.flatMap(({ held: _, scores: __, ...bid }) => (behind.has(bid.id) ? [bid] : []))
}
