import { type Door, door } from '#app/http/door.server.ts'
import { exportList } from '#app/http/export-list.server.ts'
import { exportBids } from '#app/screens/bids/export-bids.server.ts'
import { readBidFilter } from '#crm/bids/bid-list.schema.ts'
import type { Route } from './+types/export.ts'

/** What the list's filters let through, as a file for spreadsheets. */
export const loader = door('bid:read', async ({ request }: Route.LoaderArgs & Door) => {
  const filter = readBidFilter(new URL(request.url))
  return exportList({
    request,
    permission: 'bid:read',
    catalogue: 'bids',
    lines: (tools) => exportBids({ filter, ...tools }),
  })
})
