import { redirect } from 'react-router'
import { anyView, listViewVerbs, viewVerbs } from '#app/components/forms/record-verbs.ts'
import { VerbLinks } from '#app/components/forms/verb-links.tsx'
import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { groupDay } from '#app/http/group-day.server.ts'
import { ListScreen } from '#app/screens/customers/list-screen.tsx'
import { defaultAddress, noView } from '#app/screens/views/view-address.ts'
import { customerMay } from '#crm/customers/customer.policy.ts'
import { readCustomerFilter } from '#crm/customers/customer-list.schema.ts'
import { explainNoCustomers } from '#crm/customers/explain-no-customers.server.ts'
import { countCustomers, findCustomers } from '#crm/customers/find-customers.server.ts'
import { listCompanies } from '#crm/customers/list-companies.server.ts'
import { findViews } from '#crm/views/find-views.server.ts'
import type { Route } from './+types/list.ts'

export const loader = door('customer:read', async ({ inTx, actor, request }: Route.LoaderArgs & Door) => {
  const url = new URL(request.url)
  const asked = readCustomerFilter(url)
  const loaded = await inTx(async (tx) => {
    const views = await findViews({ tx, actor, list: 'customers' })
    const to = defaultAddress(url, views)
    if (to) return { to }
    const filter = { ...asked, view: asked.view ?? noView(views) }
    const { currency } = await groupDay(tx)
    const { seen } = await listCompanies({ tx, actor })
    const page = await findCustomers({ tx, actor, filter })
    const counted = await countCustomers({ tx, actor, filter })
    return {
      filter,
      page,
      counted,
      currency,
      companies: seen.length > 1 ? seen : [],
      excluding: counted.count === 0 ? await explainNoCustomers({ tx, actor, filter }) : null,
      may: customerMay(actor),
      views,
    }
  })
  if (loaded.to !== undefined) throw redirect(loaded.to)
  return loaded
})

export const handle: PageHandle = {
  crumbs: (_data, { t }) => [{ label: t('nav.customers') }],
  live: () => ({ topics: ['customer'], ask: true }),
}

export default function CustomersRoute({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <VerbLinks of="/views" verbs={listViewVerbs} />
      <VerbLinks of={anyView} verbs={viewVerbs} />
      <ListScreen {...loaderData} />
    </>
  )
}
