import { type DoorWith, door } from '#app/http/door.server.ts'
import { DecideApprovalSchema } from '#crm/approvals/approval.schema.ts'
import { decideApproval } from '#crm/approvals/decide-approval.server.ts'
import type { Route } from './+types/decide.ts'

export const action = door(
  'approval:decide',
  DecideApprovalSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof DecideApprovalSchema>) => {
    const { state } = await inTx((tx) => decideApproval({ tx, actor, id: params.approvalId, ...form }))
    // What has moved since it was submitted is decided by nobody.
    return { done: true as const, voided: state === 'voided' }
  },
)
