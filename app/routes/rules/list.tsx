import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { RulesScreen } from '#app/screens/rules/rules-screen.tsx'
import { listRules } from '#crm/rule-sets/list-rules.server.ts'
import type { Route } from './+types/list.ts'

export const loader = door('rule:read', async ({ inTx }: Route.LoaderArgs & Door) => ({
  rules: await inTx((tx) => listRules({ tx })),
}))

export const handle: PageHandle = { crumbs: (_data, { t }) => [{ label: t('nav.rules') }] }

export default function RulesRoute({ loaderData }: Route.ComponentProps) {
  return <RulesScreen {...loaderData} />
}
