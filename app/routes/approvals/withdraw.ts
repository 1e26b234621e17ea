import { type DoorWith, door } from '#app/http/door.server.ts'
import { WithdrawApprovalSchema } from '#crm/approvals/approval.schema.ts'
import { withdrawApproval } from '#crm/approvals/withdraw-approval.server.ts'
import type { Route } from './+types/withdraw.ts'

export const action = door(
  'approval:submit',
  WithdrawApprovalSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof WithdrawApprovalSchema>) => {
    await inTx((tx) => withdrawApproval({ tx, actor, id: params.approvalId, ...form }))
    return { done: true as const }
  },
)
