import { type DoorWith, door } from '#app/http/door.server.ts'
import { DecideApprovalSchema } from '#crm/approvals/approval.schema.ts'
import { decideApproval } from '#crm/approvals/decide-approval.server.ts'
import { seesApproval } from '#crm/approvals/sees-approval.server.ts'
import type { Route } from './+types/decide.ts'

export const action = door(
  'approval:decide',
  DecideApprovalSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof DecideApprovalSchema>) => {
    const id = params.approvalId
    return inTx(async (tx) => {
      const { state } = await decideApproval({ tx, actor, id, ...form })
      // What has moved since it was submitted is decided by nobody.
      return { done: true as const, voided: state === 'voided', gone: !(await seesApproval({ tx, id })) }
    })
  },
)
