import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, type DoorWith, door } from '#app/http/door.server.ts'
import { NewScreen } from '#app/screens/opportunities/new-screen.tsx'
import { nameCustomer } from '#crm/customers/name-customer.server.ts'
import { listTypes } from '#crm/opportunities/list-stages.server.ts'
import { openOpportunity } from '#crm/opportunities/open-opportunity.server.ts'
import { OpenOpportunitySchema } from '#crm/opportunities/opportunity.schema.ts'
import { listSalesOrgs } from '#crm/org/list-sales-orgs.server.ts'
import { newId } from '#lib/ids.ts'
import { z } from '#lib/zod.ts'
import type { Route } from './+types/new.ts'

export const loader = door('opportunity:create', async ({ inTx, actor, request }: Route.LoaderArgs & Door) => {
  // The page of a customer leads here with it.
  const { searchParams } = new URL(request.url)
  const asked = z.uuid().safeParse(searchParams.get('customer'))
  return inTx(async (tx) => ({
    id: newId(),
    // And a search that has found nothing, with the words.
    name: (searchParams.get('name') ?? '').slice(0, 120),
    customer: asked.success ? await nameCustomer({ tx, id: asked.data }) : null,
    types: await listTypes({ tx }),
    orgs: await listSalesOrgs({ tx, actor }),
  }))
})

export const action = door(
  'opportunity:create',
  OpenOpportunitySchema,
  async ({ inTx, actor, form }: Route.ActionArgs & DoorWith<typeof OpenOpportunitySchema>) => {
    const { id } = await inTx((tx) => openOpportunity({ tx, actor, ...form }))
    // The page goes there itself, once it has thrown away its draft.
    return { created: id }
  },
)

export const handle: PageHandle = {
  crumbs: (_data, { t }) => [{ label: t('nav.opportunities'), to: '/opportunities' }, { label: t('newOpportunity') }],
}

export default function NewOpportunityRoute({ loaderData }: Route.ComponentProps) {
  return <NewScreen {...loaderData} />
}
