import { type DoorWith, door } from '#app/http/door.server.ts'
import { addDelegation } from '#crm/approvals/add-delegation.server.ts'
import { AddDelegationSchema } from '#crm/approvals/approval.schema.ts'
import type { Route } from './+types/add-delegation.ts'

export const action = door(
  'approval:delegate',
  AddDelegationSchema,
  async ({ inTx, actor, form }: Route.ActionArgs & DoorWith<typeof AddDelegationSchema>) => {
    await inTx((tx) => addDelegation({ tx, actor, ...form }))
    return { done: true as const }
  },
)
