import { type Door, door } from '#app/http/door.server.ts'
import { exportList } from '#app/http/export-list.server.ts'
import { exportOpportunities } from '#app/screens/opportunities/export-opportunities.server.ts'
import { readOpportunityFilter } from '#crm/opportunities/opportunity-list.schema.ts'
import type { Route } from './+types/export.ts'

/** What the list's filters let through, as a file for spreadsheets. */
export const loader = door('opportunity:read', async ({ request }: Route.LoaderArgs & Door) => {
  const filter = readOpportunityFilter(new URL(request.url))
  return exportList({
    request,
    permission: 'opportunity:read',
    catalogue: 'opportunities',
    lines: (tools) => exportOpportunities({ filter, ...tools }),
  })
})
