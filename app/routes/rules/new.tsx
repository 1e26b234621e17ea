import { VerbLinks } from '#app/components/forms/verb-links.tsx'
import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { groupDay } from '#app/http/group-day.server.ts'
import { BuilderScreen } from '#app/screens/rules/builder-screen.tsx'
import { listOrganisations } from '#crm/org/list-organisations.server.ts'
import { mayWriteRule } from '#crm/rule-sets/rule.policy.ts'
import type { Route } from './+types/new.ts'

export const loader = door('rule:write', async ({ inTx, actor }: Route.LoaderArgs & Door) =>
  inTx(async (tx) => {
    const { timeZone, currency } = await groupDay(tx)
    const organisations = await listOrganisations({ tx })
    return {
      timeZone,
      currency,
      group: mayWriteRule(actor, { setId: 'warnings', orgId: null }),
      // The group's own rules are those of the root.
      organisations: organisations.filter(
        ({ id, depth }) => depth > 0 && mayWriteRule(actor, { setId: 'warnings', orgId: id }),
      ),
    }
  }),
)

export const handle: PageHandle = {
  crumbs: (_data, { t }) => [{ label: t('nav.rules'), to: '/rules' }, { label: t('nav.newWarning') }],
}

export default function NewRuleRoute({ loaderData }: Route.ComponentProps) {
  const { group, organisations, ...context } = loaderData
  return (
    <>
      <VerbLinks of="/rules" verbs={['start']} />
      <BuilderScreen context={context} scopes={{ group, organisations }} opened={null} />
    </>
  )
}
