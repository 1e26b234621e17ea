import { type Door, door } from '#app/http/door.server.ts'
import { exportList } from '#app/http/export-list.server.ts'
import { exportContracts } from '#app/screens/contracts/export-contracts.server.ts'
import { readContractFilter } from '#crm/contracts/contract-list.schema.ts'
import type { Route } from './+types/export.ts'

/** What the list's filters let through, as a file for spreadsheets; cost and margin for those who see costs. */
export const loader = door('contract:read', async ({ request, actor }: Route.LoaderArgs & Door) => {
  const filter = readContractFilter(actor, new URL(request.url))
  return exportList({
    request,
    permission: 'contract:read',
    catalogue: 'contracts',
    lines: (tools) => exportContracts({ filter, costs: actor.costs, ...tools }),
  })
})
