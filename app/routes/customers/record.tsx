import { anyWarning, customerVerbs, warningVerbs } from '#app/components/forms/record-verbs.ts'
import { VerbLinks } from '#app/components/forms/verb-links.tsx'
import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { groupDay } from '#app/http/group-day.server.ts'
import { RecordScreen } from '#app/screens/customers/record-screen.tsx'
import { abilitiesOnCustomer } from '#crm/customers/customer.policy.ts'
import { findPossibleOwners } from '#crm/customers/find-possible-owners.server.ts'
import { getCustomer } from '#crm/customers/get-customer.server.ts'
import { getCustomerBusiness } from '#crm/customers/get-customer-business.server.ts'
import { getCustomerTimeline } from '#crm/customers/get-customer-timeline.server.ts'
import { listCompanies } from '#crm/customers/list-companies.server.ts'
import { can } from '#crm/org/role.policy.ts'
import { findWarnings } from '#crm/warnings/find-warnings.server.ts'
import { newId } from '#lib/ids.ts'
import type { Route } from './+types/record.ts'

export const loader = door('customer:read', async ({ inTx, actor, params, request }: Route.LoaderArgs & Door) =>
  inTx(async (tx) => {
    const day = await groupDay(tx)
    const { timeZone } = day
    const id = params.customerId
    const customer = await getCustomer({ tx, id })
    const may = abilitiesOnCustomer(actor, customer)
    const [ownCompany] = may.changeRelationshipOf
    return {
      customer,
      may: { ...may, openOpportunity: can(actor, 'opportunity:create') && actor.salesOrgs.length > 0 },
      warnings: (await findWarnings({ tx, actor, day, filter: { who: 'all', record: id, resting: '1' } })).rows,
      business: await getCustomerBusiness({ tx, customerId: id, timeZone }),
      timeline: await getCustomerTimeline({
        tx,
        customerId: id,
        before: new URL(request.url).searchParams.get('before'),
      }),
      ownCompanies: (await listCompanies({ tx, actor })).own,
      contactId: newId(),
      owners: ownCompany ? await findPossibleOwners({ tx, companyId: ownCompany }) : [],
    }
  }),
)

export const handle: PageHandle = {
  live: ({ customerId }) => ({ topics: [`customer:${customerId}`] }),
  crumbs: (data, { t, side }) => [
    { label: t('nav.customers'), to: '/customers' },
    { label: (data as Route.ComponentProps['loaderData'] | undefined)?.customer.name[side] ?? '' },
  ],
}

export default function CustomerRoute({ loaderData }: Route.ComponentProps) {
  const { id } = loaderData.customer
  return (
    <>
      <VerbLinks of={`/customers/${id}`} verbs={customerVerbs} />
      <VerbLinks of={anyWarning} verbs={warningVerbs} />
      <RecordScreen key={id} {...loaderData} />
    </>
  )
}
