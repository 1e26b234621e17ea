import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { ListScreen } from '#app/screens/contracts/list-screen.tsx'
import { readContractFilter } from '#crm/contracts/contract-list.schema.ts'
import { findContracts, summariseContracts } from '#crm/contracts/find-contracts.server.ts'
import type { Route } from './+types/list.ts'

export const loader = door('contract:read', async ({ inTx, actor, request }: Route.LoaderArgs & Door) => {
  const filter = readContractFilter(actor, new URL(request.url))
  return inTx(async (tx) => ({
    filter,
    page: await findContracts({ tx, actor, filter }),
    summary: await summariseContracts({ tx, actor, filter }),
    costs: actor.costs,
  }))
})

export const handle: PageHandle = {
  crumbs: (_data, { t }) => [{ label: t('nav.contracts') }],
  live: () => ({ topics: ['opportunity'], ask: true }),
}

export default function ContractsRoute({ loaderData }: Route.ComponentProps) {
  return <ListScreen {...loaderData} />
}
