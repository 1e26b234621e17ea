import { type ReadPassage, readPassages } from '#knowledge/read-passages.server.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { ReviewedBid } from './get-bid-review.server.ts'

/** So many of the latest post-mortems are read for what they say: a manager reads no more sentences of more. */
const mostRead = 200

/** What the latest post-mortems of a review say, passage by passage; central among those that ended the same way. */
export async function readReviewPassages({
  tx,
  bids,
}: {
  tx: Tx
  bids: readonly ReviewedBid[]
}): Promise<ReadPassage[]> {
  const sources = bids.slice(0, mostRead).map(({ id, result }) => ({ id, group: result }))
  return readPassages({ tx, type: 'post-mortem', sources })
}
