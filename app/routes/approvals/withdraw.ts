import { type DoorWith, door } from '#app/http/door.server.ts'
import { WithdrawApprovalSchema } from '#crm/approvals/approval.schema.ts'
import { withdrawApproval } from '#crm/approvals/withdraw-approval.server.ts'
import type { Route } from './+types/withdraw.ts'

// Whoever has submitted it takes it back, whatever they may by now, and others as the verb says.
export const action = door(
  'approval:read',
  WithdrawApprovalSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof WithdrawApprovalSchema>) => {
    await inTx((tx) => withdrawApproval({ tx, actor, id: params.approvalId, ...form }))
    return { done: true as const }
  },
)
