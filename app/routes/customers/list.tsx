import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { groupDay } from '#app/http/group-day.server.ts'
import { ListScreen } from '#app/screens/customers/list-screen.tsx'
import { customerMay } from '#crm/customers/customer.policy.ts'
import { readCustomerFilter } from '#crm/customers/customer-list.schema.ts'
import { explainNoCustomers } from '#crm/customers/explain-no-customers.server.ts'
import { countCustomers, findCustomers } from '#crm/customers/find-customers.server.ts'
import { listCompanies } from '#crm/customers/list-companies.server.ts'
import type { Route } from './+types/list.ts'

export const loader = door('customer:read', async ({ inTx, actor, request }: Route.LoaderArgs & Door) => {
  const filter = readCustomerFilter(new URL(request.url))
  return inTx(async (tx) => {
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
    }
  })
})

export const handle: PageHandle = {
  crumbs: (_data, { t }) => [{ label: t('nav.customers') }],
  live: () => ({ topics: ['customer'], ask: true }),
}

export default function CustomersRoute({ loaderData }: Route.ComponentProps) {
  return <ListScreen {...loaderData} />
}
