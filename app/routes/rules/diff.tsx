import { VerbLinks } from '#app/components/forms/verb-links.tsx'
import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { groupDay } from '#app/http/group-day.server.ts'
import { DiffScreen } from '#app/screens/rules/diff-screen.tsx'
import { compareDraft } from '#crm/rule-sets/compare-draft.server.ts'
import { draftProblems } from '#crm/rule-sets/prove-draft.server.ts'
import { diffWarnings } from '#crm/warnings/diff-warnings.server.ts'
import type { Route } from './+types/diff.ts'

export const loader = door('rule:write', async ({ inTx, actor, params }: Route.LoaderArgs & Door) => {
  const { compared, ...context } = await inTx(async (tx) => {
    const { timeZone, currency } = await groupDay(tx)
    const compared = await compareDraft({ tx, actor, id: params.ruleId, timeZone, currency })
    return { compared, timezone: timeZone, currency }
  })
  const { draft } = compared
  const problems = await draftProblems({ rule: draft.body, ...context })
  // A transaction of its own: over a large group it takes longer than a page may hold one.
  const diff = await diffWarnings({ actor, rule: draft.body, version: draft.version, orgId: draft.orgId })
  return { ...compared, problems, diff }
})

export const handle: PageHandle = {
  crumbs: (data, { t, side }) => {
    const draft = (data as Route.ComponentProps['loaderData'] | undefined)?.draft
    const label = draft ? `${draft.id} · ${draft.body.name[side]}` : ''
    return [
      { label: t('nav.rules'), to: '/rules' },
      { label, to: `/rules/${draft?.id}/edit` },
      { label: t('nav.ruleDiff') },
    ]
  },
}

export default function RuleDiffRoute({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <VerbLinks of={`/rules/${loaderData.draft.id}`} verbs={['release-version']} />
      <DiffScreen {...loaderData} />
    </>
  )
}
