import { type Door, door } from '#app/http/door.server.ts'
import { exportList } from '#app/http/export-list.server.ts'
import { exportFactors } from '#app/screens/bid-review/export-factors.server.ts'
import { readBidReviewFilter } from '#crm/bids/bid-review.schema.ts'
import type { Route } from './+types/export-factors.ts'

/** The table of factors as a file for spreadsheets. */
export const loader = door('bid:read', async ({ request }: Route.LoaderArgs & Door) => {
  const filter = readBidReviewFilter(new URL(request.url))
  return exportList({
    request,
    permission: 'bid:read',
    catalogue: 'bid-review',
    lines: (tools) => exportFactors({ filter, ...tools }),
  })
})
