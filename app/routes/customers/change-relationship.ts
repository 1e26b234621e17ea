import { type DoorWith, door } from '#app/http/door.server.ts'
import { changeRelationship } from '#crm/customers/change-relationship.server.ts'
import { ChangeRelationshipSchema } from '#crm/customers/customer.schema.ts'
import type { Route } from './+types/change-relationship.ts'

export const action = door(
  'customer:edit',
  ChangeRelationshipSchema,
  async ({ inTx, actor, form }: Route.ActionArgs & DoorWith<typeof ChangeRelationshipSchema>) =>
    inTx((tx) => changeRelationship({ tx, actor, ...form })),
)
