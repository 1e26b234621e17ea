import { VerbLinks } from '#app/components/forms/verb-links.tsx'
import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { RulesScreen } from '#app/screens/rules/rules-screen.tsx'
import { can } from '#crm/org/role.policy.ts'
import { listRules } from '#crm/rule-sets/list-rules.server.ts'
import { mayWriteRule, mayWriteRules } from '#crm/rule-sets/rule.policy.ts'
import { listSweepRuns } from '#crm/warnings/list-sweep-runs.server.ts'
import type { Route } from './+types/list.ts'

export const loader = door('rule:read', async ({ inTx, actor }: Route.LoaderArgs & Door) =>
  inTx(async (tx) => {
    const rules = await listRules({ tx })
    return {
      rules,
      runs: await listSweepRuns({ tx }),
      mayStart: mayWriteRules(actor),
      writable: rules.flatMap(({ id, set, orgId }) => (mayWriteRule(actor, { setId: set.id, orgId }) ? [id] : [])),
      maySweep: can(actor, 'warning:sweep'),
      manageJobs: can(actor, 'job:manage'),
    }
  }),
)

export const handle: PageHandle = {
  crumbs: (_data, { t }) => [{ label: t('nav.rules') }],
  live: () => ({ topics: ['warning'] }),
}

export default function RulesRoute({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <VerbLinks of="/rules" verbs={['sweep', 'release']} />
      <RulesScreen {...loaderData} />
    </>
  )
}
