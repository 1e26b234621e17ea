import { anyCustomer, anyOpportunity, anyWarning, warningVerbs } from '#app/components/forms/record-verbs.ts'
import { VerbLinks } from '#app/components/forms/verb-links.tsx'
import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { groupDay } from '#app/http/group-day.server.ts'
import { WorkbenchScreen } from '#app/screens/workbench/workbench-screen.tsx'
import { findPlannedActivities } from '#crm/activities/find-planned-activities.server.ts'
import { countApprovals } from '#crm/approvals/find-approvals.server.ts'
import { findOpenReviews } from '#crm/contract-reviews/find-open-reviews.server.ts'
import { findOpportunities } from '#crm/opportunities/find-opportunities.server.ts'
import { getPipeline } from '#crm/opportunities/get-pipeline.server.ts'
import { can } from '#crm/org/role.policy.ts'
import { findTeamWork } from '#crm/warnings/find-team-work.server.ts'
import { countWarnings, findWarnings } from '#crm/warnings/find-warnings.server.ts'
import { readWarningFilter } from '#crm/warnings/warning.schema.ts'
import { addDays } from '#lib/clock.ts'
import type { Route } from './+types/workbench.ts'

/** How far ahead the page looks: plans, and signing dates. */
const ahead = { plans: 7, signing: 30 }

export const loader = door('warning:read', async ({ inTx, actor, request }: Route.LoaderArgs & Door) =>
  inTx(async (tx) => {
    const day = await groupDay(tx)
    const sells = can(actor, 'opportunity:create')
    // Who neither sells nor sees more than their own looks at what they were given; who oversees, at all that they see.
    const filter = readWarningFilter({ url: new URL(request.url), otherwise: sells ? 'mine' : 'all' })
    const mine = sells && actor.scope === 'self' ? ({ mine: '1' } as const) : {}
    const signTo = addDays(day.today, ahead.signing)
    const base = { tx, actor, day }
    return {
      filter,
      approvals: (await countApprovals({ tx, actor })).waiting,
      plans: can(actor, 'activity:log')
        ? await findPlannedActivities({ tx, actor, until: addDays(day.today, ahead.plans) })
        : null,
      reviews: can(actor, 'document:read')
        ? { ...(await findOpenReviews({ tx, actor, mine: 'mine' in mine })), decides: can(actor, 'review:decide') }
        : null,
      warnings: await findWarnings({ ...base, filter, most: 20 }),
      counts: {
        mine: await countWarnings({ ...base, filter: { who: 'mine' } }),
        all: await countWarnings({ ...base, filter: { who: 'all' } }),
      },
      team: actor.orgs.length > 0 && !actor.all ? await findTeamWork({ tx, actor, today: day.today }) : null,
      signing: {
        ...(await findOpportunities({ tx, actor, filter: { ...mine, signTo, sort: 'sign', dir: 'asc' }, most: 8 })),
        mine: 'mine' in mine,
        signTo,
      },
      pipeline: { mine: 'mine' in mine, types: await getPipeline({ tx, actor, mine: 'mine' in mine }) },
    }
  }),
)

export const handle: PageHandle = {
  crumbs: (_data, { t }) => [{ label: t('nav.workbench') }],
  live: () => ({ topics: ['warning', 'opportunity', 'approval'] }),
}

export default function WorkbenchRoute({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <VerbLinks of={anyOpportunity} verbs={['finish-activity']} />
      <VerbLinks of={anyCustomer} verbs={['finish-activity']} />
      <VerbLinks of={anyWarning} verbs={warningVerbs} />
      <WorkbenchScreen {...loaderData} />
    </>
  )
}
