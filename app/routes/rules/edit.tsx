import { VerbLinks } from '#app/components/forms/verb-links.tsx'
import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { groupDay } from '#app/http/group-day.server.ts'
import { BuilderScreen } from '#app/screens/rules/builder-screen.tsx'
import { getDraft } from '#crm/rule-sets/get-draft.server.ts'
import type { Route } from './+types/edit.ts'

export const loader = door('rule:write', async ({ inTx, actor, params }: Route.LoaderArgs & Door) =>
  inTx(async (tx) => {
    const { timeZone, currency } = await groupDay(tx)
    return { timeZone, currency, opened: await getDraft({ tx, actor, id: params.ruleId }) }
  }),
)

export const handle: PageHandle = {
  crumbs: (data, { t, side }) => {
    const opened = (data as Route.ComponentProps['loaderData'] | undefined)?.opened
    const label = opened ? `${opened.id} · ${opened.body.name[side]}` : ''
    return [
      { label: t('nav.rules'), to: '/rules' },
      { label, to: `/rules/${opened?.id}` },
      { label: t('nav.editRule') },
    ]
  },
}

export default function EditRuleRoute({ loaderData }: Route.ComponentProps) {
  const { opened, ...context } = loaderData
  // Another rule begins anew; the same one after a save goes on with what stands on the screen.
  return (
    <>
      <VerbLinks of={`/rules/${opened.id}`} verbs={['save-draft', 'discard-draft']} />
      <BuilderScreen key={opened.id} context={context} scopes={null} opened={opened} />
    </>
  )
}
