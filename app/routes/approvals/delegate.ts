import { type DoorWith, door } from '#app/http/door.server.ts'
import { DelegateApprovalSchema } from '#crm/approvals/approval.schema.ts'
import { delegateApproval } from '#crm/approvals/decide-approval.server.ts'
import type { Route } from './+types/delegate.ts'

export const action = door(
  'approval:decide',
  DelegateApprovalSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof DelegateApprovalSchema>) => {
    await inTx((tx) => delegateApproval({ tx, actor, id: params.approvalId, ...form }))
    return { done: true as const }
  },
)
