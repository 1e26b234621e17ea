import { type DoorWith, door } from '#app/http/door.server.ts'
import { DelegateApprovalSchema } from '#crm/approvals/approval.schema.ts'
import { delegateApproval } from '#crm/approvals/delegate-approval.server.ts'
import { seesApproval } from '#crm/approvals/sees-approval.server.ts'
import type { Route } from './+types/delegate.ts'

export const action = door(
  'approval:decide',
  DelegateApprovalSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof DelegateApprovalSchema>) => {
    const id = params.approvalId
    return inTx(async (tx) => {
      await delegateApproval({ tx, actor, id, ...form })
      return { done: true as const, gone: !(await seesApproval({ tx, id })) }
    })
  },
)
