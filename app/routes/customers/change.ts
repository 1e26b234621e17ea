import { type DoorWith, door } from '#app/http/door.server.ts'
import { changeCustomer } from '#crm/customers/change-customer.server.ts'
import { ChangeCustomerSchema } from '#crm/customers/customer.schema.ts'
import type { Route } from './+types/change.ts'

export const action = door(
  'customer:edit',
  ChangeCustomerSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof ChangeCustomerSchema>) =>
    inTx((tx) => changeCustomer({ tx, actor, id: params.customerId, ...form })),
)
