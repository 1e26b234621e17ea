import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { AwayScreen } from '#app/screens/approvals/away-screen.tsx'
import { findDelegations } from '#crm/approvals/find-delegations.server.ts'
import type { Route } from './+types/away.ts'

export const loader = door('approval:delegate', async ({ inTx, actor }: Route.LoaderArgs & Door) =>
  inTx(async (tx) => ({ delegations: await findDelegations({ tx, actor }) })),
)

export const handle: PageHandle = {
  crumbs: (_data, { t }) => [{ label: t('nav.approvals'), to: '/approvals' }, { label: t('nav.away') }],
}

export default function AwayRoute({ loaderData }: Route.ComponentProps) {
  return <AwayScreen {...loaderData} />
}
