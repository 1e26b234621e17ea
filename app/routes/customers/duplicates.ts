import { type Door, door } from '#app/http/door.server.ts'
import { DuplicateQuerySchema } from '#crm/customers/customer.schema.ts'
import { findDuplicates } from '#crm/customers/find-duplicates.server.ts'
import type { Route } from './+types/duplicates.ts'

/** Customers that may be the one being typed. */
export const loader = door('customer:create', async ({ inTx, actor, request }: Route.LoaderArgs & Door) => {
  const typed = DuplicateQuerySchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  return { duplicates: await inTx((tx) => findDuplicates({ tx, actor, ...typed })) }
})
