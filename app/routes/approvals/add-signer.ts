import { type DoorWith, door } from '#app/http/door.server.ts'
import { AddSignerSchema } from '#crm/approvals/approval.schema.ts'
import { addSigner } from '#crm/approvals/decide-approval.server.ts'
import type { Route } from './+types/add-signer.ts'

export const action = door(
  'approval:decide',
  AddSignerSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof AddSignerSchema>) => {
    await inTx((tx) => addSigner({ tx, actor, id: params.approvalId, ...form }))
    return { done: true as const }
  },
)
