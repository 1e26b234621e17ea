import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { RoutesScreen } from '#app/screens/routes/routes-screen.tsx'
import { listRouteTables } from '#crm/approvals/list-route-tables.server.ts'
import { tryRoute } from '#crm/approvals/try-route.server.ts'
import { z } from '#lib/zod.ts'
import type { Route } from './+types/routes.ts'

/** The contract that the tables are tried on; what is no id is as if nothing had been chosen. */
const TriedSchema = z.uuid().nullable().catch(null)

export const loader = door('rule:read', async ({ inTx, actor, request }: Route.LoaderArgs & Door) => {
  const contractId = TriedSchema.parse(new URL(request.url).searchParams.get('try'))
  return inTx(async (tx) => ({
    tables: await listRouteTables({ tx, actor }),
    trial: contractId ? await tryRoute({ tx, actor, contractId }) : null,
  }))
})

export const handle: PageHandle = {
  crumbs: (_data, { t }) => [{ label: t('nav.rules'), to: '/rules' }, { label: t('nav.routes') }],
}

export default function RoutesRoute({ loaderData }: Route.ComponentProps) {
  return <RoutesScreen {...loaderData} />
}
