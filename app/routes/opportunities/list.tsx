import { redirect } from 'react-router'
import { anyView, listViewVerbs, viewVerbs } from '#app/components/forms/record-verbs.ts'
import { VerbLinks } from '#app/components/forms/verb-links.tsx'
import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { ListScreen } from '#app/screens/opportunities/list-screen.tsx'
import { defaultAddress, noView } from '#app/screens/views/view-address.ts'
import { explainNoOpportunities } from '#crm/opportunities/explain-no-opportunities.server.ts'
import { findOpportunities, summariseOpportunities } from '#crm/opportunities/find-opportunities.server.ts'
import { listStages, listTypes } from '#crm/opportunities/list-stages.server.ts'
import { nameConditions } from '#crm/opportunities/name-conditions.server.ts'
import { readOpportunityFilter } from '#crm/opportunities/opportunity-list.schema.ts'
import { can } from '#crm/org/role.policy.ts'
import { findViews } from '#crm/views/find-views.server.ts'
import type { Route } from './+types/list.ts'

export const loader = door('opportunity:read', async ({ inTx, actor, request }: Route.LoaderArgs & Door) => {
  const url = new URL(request.url)
  const asked = readOpportunityFilter(url)
  const loaded = await inTx(async (tx) => {
    const views = await findViews({ tx, actor, list: 'opportunities' })
    const to = defaultAddress(url, views)
    if (to) return { to }
    const filter = { ...asked, view: asked.view ?? noView(views) }
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
      views,
    }
  })
  if (loaded.to !== undefined) throw redirect(loaded.to)
  return loaded
})

export const handle: PageHandle = {
  crumbs: (_data, { t }) => [{ label: t('nav.opportunities') }],
  live: () => ({ topics: ['opportunity'], ask: true }),
}

export default function OpportunitiesRoute({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <VerbLinks of="/views" verbs={listViewVerbs} />
      <VerbLinks of={anyView} verbs={viewVerbs} />
      <ListScreen {...loaderData} />
    </>
  )
}
