import { type DoorWith, door } from '#app/http/door.server.ts'
import { OpenRelationshipSchema } from '#crm/customers/customer.schema.ts'
import { openRelationship } from '#crm/customers/open-relationship.server.ts'
import type { Route } from './+types/open-relationship.ts'

export const action = door(
  'customer:create',
  OpenRelationshipSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof OpenRelationshipSchema>) => {
    await inTx((tx) => openRelationship({ tx, actor, customerId: params.customerId, ...form }))
    return { opened: params.customerId }
  },
)
