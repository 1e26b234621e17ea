import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, type DoorWith, door } from '#app/http/door.server.ts'
import { NewScreen } from '#app/screens/customers/new-screen.tsx'
import { createCustomer } from '#crm/customers/create-customer.server.ts'
import { CreateCustomerSchema } from '#crm/customers/customer.schema.ts'
import { listCompanies } from '#crm/customers/list-companies.server.ts'
import { newId } from '#lib/ids.ts'
import type { Route } from './+types/new.ts'

export const loader = door('customer:create', async ({ inTx, actor, request }: Route.LoaderArgs & Door) => ({
  id: newId(),
  companies: (await inTx((tx) => listCompanies({ tx, actor }))).own,
  name: (new URL(request.url).searchParams.get('name') ?? '').slice(0, 120),
}))

export const action = door(
  'customer:create',
  CreateCustomerSchema,
  async ({ inTx, actor, form }: Route.ActionArgs & DoorWith<typeof CreateCustomerSchema>) => {
    const result = await inTx((tx) => createCustomer({ tx, actor, ...form }))
    return 'id' in result ? { created: result.id } : result
  },
)

export const handle: PageHandle = {
  crumbs: (_data, { t }) => [{ label: t('nav.customers'), to: '/customers' }, { label: t('customers:new.title') }],
}

export default function NewCustomerRoute({ loaderData, actionData }: Route.ComponentProps) {
  return <NewScreen {...loaderData} result={actionData} />
}
