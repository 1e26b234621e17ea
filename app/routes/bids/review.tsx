import { modelFor } from '#ai/models/models-of-process.ts'
import { readMaterial } from '#ai/summarise-bids/read-material.server.ts'
import { summariseBids } from '#ai/summarise-bids/summarise-bids.ts'
import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { namedBids } from '#app/screens/bid-review/records-behind.ts'
import { ReviewScreen } from '#app/screens/bid-review/review-screen.tsx'
import { readBidReviewFilter } from '#crm/bids/bid-review.schema.ts'
import { listReviewChoices } from '#crm/bids/get-bid-review.server.ts'
import type { Route } from './+types/review.ts'

export const loader = door('bid:read', async ({ inTx, actor, request }: Route.LoaderArgs & Door) => {
  const filter = readBidReviewFilter(new URL(request.url))
  const { figures, ...material } = await readMaterial({ inTx, actor, filter })
  const choices = await inTx((tx) => listReviewChoices({ tx, actor, filter }))
  const summary = await summariseBids(material)
  const { factors, bids } = material
  // By which model more can be asked for, once the page stands.
  const model = (await modelFor('extraction'))?.model ?? null
  return { filter, choices, figures, factors, bids: namedBids(bids, summary.dimensions), summary, model }
})

export const handle: PageHandle = {
  crumbs: (_data, { t }) => [{ label: t('nav.bids'), to: '/bids' }, { label: t('nav.bidReview') }],
}

export default function BidReviewRoute({ loaderData }: Route.ComponentProps) {
  return <ReviewScreen {...loaderData} />
}
