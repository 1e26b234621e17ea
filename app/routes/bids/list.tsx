import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { ListScreen } from '#app/screens/bids/list-screen.tsx'
import { readBidFilter } from '#crm/bids/bid-list.schema.ts'
import { findBids, summariseBids } from '#crm/bids/find-bids.server.ts'
import type { Route } from './+types/list.ts'

export const loader = door('bid:read', async ({ inTx, actor, request }: Route.LoaderArgs & Door) => {
  const filter = readBidFilter(new URL(request.url))
  return inTx(async (tx) => ({
    filter,
    page: await findBids({ tx, actor, filter }),
    summary: await summariseBids({ tx, actor, filter }),
  }))
})

export const handle: PageHandle = {
  crumbs: (_data, { t }) => [{ label: t('nav.bids') }],
  live: () => ({ topics: ['opportunity'], ask: true }),
}

export default function BidsRoute({ loaderData }: Route.ComponentProps) {
  return <ListScreen {...loaderData} />
}
