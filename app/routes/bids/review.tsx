import { summariseBids } from '#ai/summarise-bids/summarise-bids.ts'
import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { recordsBehind } from '#app/screens/bid-review/records-behind.ts'
import { ReviewScreen } from '#app/screens/bid-review/review-screen.tsx'
import { readBidReviewFilter } from '#crm/bids/bid-review.schema.ts'
import { getBidReview, listReviewChoices } from '#crm/bids/get-bid-review.server.ts'
import { readReviewPassages } from '#crm/bids/read-review-passages.server.ts'
import type { Route } from './+types/review.ts'

export const loader = door('bid:read', async ({ inTx, actor, request }: Route.LoaderArgs & Door) => {
  const filter = readBidReviewFilter(new URL(request.url))
  const { figures, factors, bids } = await getBidReview({ inTx, actor, filter })
  const passages = await inTx((tx) => readReviewPassages({ tx, bids }))
  const choices = await inTx((tx) => listReviewChoices({ tx, actor, filter }))
  const summary = await summariseBids({ factors, bids, passages })
  const behind = new Set(summary.dimensions.flatMap(({ sentences }) => sentences.flatMap(recordsBehind)))
  const named = bids.flatMap(({ held: _, scores: __, ...bid }) => (behind.has(bid.id) ? [bid] : []))
  return { filter, choices, figures, factors, bids: named, summary }
})

export const handle: PageHandle = {
  crumbs: (_data, { t }) => [{ label: t('nav.bids'), to: '/bids' }, { label: t('nav.bidReview') }],
}

export default function BidReviewRoute({ loaderData }: Route.ComponentProps) {
  return <ReviewScreen {...loaderData} />
}
