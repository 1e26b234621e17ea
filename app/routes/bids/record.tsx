import { bidVerbs } from '#app/components/forms/record-verbs.ts'
import { VerbLinks } from '#app/components/forms/verb-links.tsx'
import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { RecordScreen } from '#app/screens/bids/record-screen.tsx'
import { getBid } from '#crm/bids/get-bid.server.ts'
import type { Route } from './+types/record.ts'

export const loader = door('bid:read', async ({ inTx, actor, params }: Route.LoaderArgs & Door) => ({
  bid: await inTx((tx) => getBid({ tx, actor, id: params.bidId })),
}))

export const handle: PageHandle = {
  live: () => ({ topics: ['opportunity'], ask: true }),
  crumbs: (data, { t, side }) => [
    { label: t('nav.bids'), to: '/bids' },
    { label: (data as Route.ComponentProps['loaderData'] | undefined)?.bid.name[side] ?? '' },
  ],
}

export default function BidRoute({ loaderData }: Route.ComponentProps) {
  const { id } = loaderData.bid
  return (
    <>
      <VerbLinks of={`/bids/${id}`} verbs={bidVerbs} />
      <RecordScreen key={id} {...loaderData} />
    </>
  )
}
