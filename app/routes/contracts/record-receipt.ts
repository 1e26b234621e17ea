import { type DoorWith, door } from '#app/http/door.server.ts'
import { RecordReceiptSchema } from '#crm/contracts/payment-plan.schema.ts'
import { recordReceipt } from '#crm/contracts/record-receipt.server.ts'
import type { Route } from './+types/record-receipt.ts'

export const action = door(
  'contract:record-receipt',
  RecordReceiptSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof RecordReceiptSchema>) => {
    await inTx((tx) => recordReceipt({ tx, actor, id: params.contractId, ...form }))
    return { done: true as const }
  },
)
