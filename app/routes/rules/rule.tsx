import { VerbLinks } from '#app/components/forms/verb-links.tsx'
import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { groupDay } from '#app/http/group-day.server.ts'
import { RuleScreen } from '#app/screens/rules/rule-screen.tsx'
import { getRule } from '#crm/rule-sets/list-rules.server.ts'
import { mayWriteRule } from '#crm/rule-sets/rule.policy.ts'
import type { Route } from './+types/rule.ts'

export const loader = door('rule:read', async ({ inTx, actor, params }: Route.LoaderArgs & Door) =>
  inTx(async (tx) => {
    const { timeZone, currency } = await groupDay(tx)
    const versions = await getRule({ tx, actor, id: params.ruleId, timeZone, currency })
    const [newest] = versions
    return { versions, mayWrite: newest !== undefined && mayWriteRule(actor, newest) }
  }),
)

export const handle: PageHandle = {
  crumbs: (data, { t, side }) => {
    const newest = (data as Route.ComponentProps['loaderData'] | undefined)?.versions[0]
    return [{ label: t('nav.rules'), to: '/rules' }, { label: newest ? `${newest.id} · ${newest.name[side]}` : '' }]
  },
}

export default function RuleRoute({ loaderData }: Route.ComponentProps) {
  const [newest] = loaderData.versions
  return (
    <>
      {newest && loaderData.mayWrite && <VerbLinks of={`/rules/${newest.id}`} verbs={['take-back']} />}
      <RuleScreen {...loaderData} />
    </>
  )
}
