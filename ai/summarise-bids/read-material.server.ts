import { type BidReview, getBidReview } from '#crm/bids/get-bid-review.server.ts'
import { readReviewPassages } from '#crm/bids/read-review-passages.server.ts'
import type { Material } from './summary.ts'

/** Looks back at the bids that a filter lets through, and reads what a summary of them is written from: all of it as the reader sees it. */
export async function readMaterial(options: Parameters<typeof getBidReview>[0]): Promise<BidReview & Material> {
  const review = await getBidReview(options)
  return { ...review, passages: await options.inTx((tx) => readReviewPassages({ tx, bids: review.bids })) }
}
