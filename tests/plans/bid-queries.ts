import { bidResults } from '#crm/bids/bid.schema.ts'
import { type BidFilter, bidReviews, bidSorts } from '#crm/bids/bid-list.schema.ts'
import type { BidReviewFilter } from '#crm/bids/bid-review.schema.ts'
import { countBidReception } from '#crm/bids/count-bid-reception.server.ts'
import { findBids, summariseBids } from '#crm/bids/find-bids.server.ts'
import { findBidsSaidHere } from '#crm/bids/find-bids-said-here.server.ts'
import { getBid } from '#crm/bids/get-bid.server.ts'
import { getBidReview, listReviewChoices } from '#crm/bids/get-bid-review.server.ts'
import { getPostMortem } from '#crm/bids/get-post-mortem.server.ts'
import { readPastBids } from '#crm/bids/read-past-bids.server.ts'
import { readReviewPassages } from '#crm/bids/read-review-passages.server.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { Scaled } from '#tests/factories/load-scaled.ts'

interface Asked {
  tx: Tx
  actor: Actor
  scaled: Scaled
}

const filters = (scaled: Scaled, day: (days: number) => string): Record<string, BidFilter> => ({
  ...Object.fromEntries(
    bidSorts.flatMap((sort) =>
      (['asc', 'desc'] as const).map((dir) => [`by ${sort} ${dir}`, { sort, dir } satisfies BidFilter]),
    ),
  ),
  mine: { mine: '1' },
  'of a customer': { customer: scaled.customer },
  'of an opportunity': { opportunity: scaled.opportunity },
  ...Object.fromEntries(bidResults.map((result) => [`${result}`, { result } satisfies BidFilter])),
  ...Object.fromEntries(bidReviews.map((review) => [`${review}`, { review } satisfies BidFilter])),
  'lost and owed': { result: 'lost', review: 'owed' },
  'against a competitor': { competitor: '东岭重机' },
  'a competitor and a word': { competitor: '东岭重机', q: '液压机' },
  'opened lately': { opensFrom: day(-90) },
  'a common word': { q: '液压机' },
  'a rare word': { q: 'BID-2000-0031676' },
})

const reviews = (scaled: Scaled, day: (days: number) => string): Record<string, BidReviewFilter> => ({
  all: {},
  'of a year': { from: day(-365) },
  'of a competitor': { competitor: '东岭重机' },
  'of a region and a product': { region: 'north', product: '液压机', from: day(-365), to: day(-30) },
  'of an organisation': { line: scaled.company },
})

/** The list of bids in every order and narrowed in every way that the screen offers, and the pages of one bid. */
export const bidQueries = (scaled: Scaled, day: (days: number) => string) => [
  ...Object.entries(filters(scaled, day)).map(([name, filter]) => ({
    name: `bids ${name}`,
    run: async ({ tx, actor }: Asked) => {
      const { nextCursor } = await findBids({ tx, actor, filter })
      if (nextCursor) await findBids({ tx, actor, filter: { ...filter, cursor: nextCursor } })
      await summariseBids({ tx, actor, filter })
    },
  })),
  ...Object.entries(reviews(scaled, day)).map(([name, filter]) => ({
    name: `bid review ${name}`,
    run: async ({ tx, actor }: Asked) => {
      const { bids } = await getBidReview({ inTx: (work) => work(tx), actor, filter })
      await readReviewPassages({ tx, bids })
      await listReviewChoices({ tx, actor, filter })
    },
  })),
  { name: 'bid', run: ({ tx, actor, scaled: { bid } }: Asked) => getBid({ tx, actor, id: bid }) },
  {
    name: 'past bids as they are recommended',
    run: async ({ tx, actor, scaled: { bid, opportunity: opportunityId } }: Asked) => {
      await readPastBids({ tx, ids: [bid] })
      await countBidReception({ tx, ids: [bid] })
      await findBidsSaidHere({ tx, actor, opportunityId })
    },
  },
  { name: 'post-mortem', run: ({ tx, actor, scaled: { bid } }: Asked) => getPostMortem({ tx, actor, id: bid }) },
]
