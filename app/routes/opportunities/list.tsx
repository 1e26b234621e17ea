import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { ListScreen } from '#app/screens/opportunities/list-screen.tsx'
import { explainNoOpportunities } from '#crm/opportunities/explain-no-opportunities.server.ts'
import { findOpportunities, summariseOpportunities } from '#crm/opportunities/find-opportunities.server.ts'
import { listStages, listTypes } from '#crm/opportunities/list-stages.server.ts'
import { nameConditions } from '#crm/opportunities/name-conditions.server.ts'
import { readOpportunityFilter } from '#crm/opportunities/opportunity-list.schema.ts'
import { can } from '#crm/org/role.policy.ts'
import type { Route } from './+types/list.ts'

export const loader = door('opportunity:read', async ({ inTx, actor, request }: Route.LoaderArgs & Door) => {
  const filter = readOpportunityFilter(new URL(request.url))
  return inTx(async (tx) => {
    const summary = await summariseOpportunities({ tx, actor, filter })
    return {
      filter,
      names: await nameConditions({ tx, filter }),
      page: await findOpportunities({ tx, actor, filter }),
      summary,
      excluding: summary.count === 0 ? await explainNoOpportunities({ tx, actor, filter }) : null,
      types: await listTypes({ tx }),
      stages: (await listStages({ tx })).filter(({ typeId }) => !filter.type || typeId === filter.type),
      mayCreate: can(actor, 'opportunity:create'),
    }
  })
})

export const handle: PageHandle = {
  crumbs: (_data, { t }) => [{ label: t('nav.opportunities') }],
  live: () => ({ topics: ['opportunity'], ask: true }),
}

export default function OpportunitiesRoute({ loaderData }: Route.ComponentProps) {
  return <ListScreen {...loaderData} />
}
