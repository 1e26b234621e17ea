import { type DoorWith, door } from '#app/http/door.server.ts'
import { AssignApprovalSchema } from '#crm/approvals/approval.schema.ts'
import { assignApproval } from '#crm/approvals/assign-approval.server.ts'
import type { Route } from './+types/assign.ts'

export const action = door(
  'approval:assign',
  AssignApprovalSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof AssignApprovalSchema>) => {
    await inTx((tx) => assignApproval({ tx, actor, id: params.approvalId, ...form }))
    return { done: true as const }
  },
)
