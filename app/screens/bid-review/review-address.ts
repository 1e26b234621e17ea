import { type Change, listQuery } from '#app/components/lists/list-query.ts'
import type { BidReviewFilter } from '#crm/bids/bid-review.schema.ts'

type Changed = Change<BidReviewFilter>

/** The address of the review with some conditions changed; it has no pages. */
export function reviewAddress(filter: BidReviewFilter, change: Changed = {}): string {
  return `/bids/review${reviewQuery(filter, change)}`
}

export function reviewQuery(filter: BidReviewFilter, change: Changed = {}): string {
  return listQuery({ ...filter, cursor: undefined }, change)
}
