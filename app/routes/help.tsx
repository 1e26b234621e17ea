import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { HelpScreen } from '#app/screens/help/help-screen.tsx'
import { mayKeepModels } from '#crm/models/model.policy.ts'
import { can } from '#crm/org/role.policy.ts'
import { mayWriteRules } from '#crm/rule-sets/rule.policy.ts'
import type { Route } from './+types/help.ts'

export const loader = door('own-session:manage', async ({ actor }: Route.LoaderArgs & Door) => ({
  may: {
    readRules: can(actor, 'rule:read'),
    writeRules: mayWriteRules(actor),
    manageJobs: can(actor, 'job:manage'),
    keepRates: can(actor, 'rate:keep'),
    keepModels: mayKeepModels(actor),
  },
}))

export const handle: PageHandle = { crumbs: (_data, { t }) => [{ label: t('nav.help') }] }

export default function HelpRoute({ loaderData }: Route.ComponentProps) {
  return <HelpScreen {...loaderData} />
}
