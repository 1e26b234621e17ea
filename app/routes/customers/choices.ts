import { type Door, door } from '#app/http/door.server.ts'
import { findCustomerChoices } from '#crm/customers/find-customer-choices.server.ts'
import { PickerWordsSchema } from '#crm/org/picker-words.schema.ts'
import type { Route } from './+types/choices.ts'

/** Customers for pickers, by words in their names. */
export const loader = door('customer:read', async ({ inTx, request }: Route.LoaderArgs & Door) => {
  const q = PickerWordsSchema.parse(new URL(request.url).searchParams.get('q'))
  return Response.json({ customers: await inTx((tx) => findCustomerChoices({ tx, q })) })
})
