import { type DoorWith, door } from '#app/http/door.server.ts'
import { addSigner } from '#crm/approvals/add-signer.server.ts'
import { AddSignerSchema } from '#crm/approvals/approval.schema.ts'
import { seesApproval } from '#crm/approvals/sees-approval.server.ts'
import type { Route } from './+types/add-signer.ts'

export const action = door(
  'approval:decide',
  AddSignerSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof AddSignerSchema>) => {
    const id = params.approvalId
    return inTx(async (tx) => {
      await addSigner({ tx, actor, id, ...form })
      return { done: true as const, gone: !(await seesApproval({ tx, id })) }
    })
  },
)
