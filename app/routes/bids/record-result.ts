import { type DoorWith, door } from '#app/http/door.server.ts'
import { RecordResultSchema } from '#crm/bids/bid.schema.ts'
import { recordResult } from '#crm/bids/record-result.server.ts'
import type { Route } from './+types/record-result.ts'

export const action = door(
  'bid:edit',
  RecordResultSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof RecordResultSchema>) => {
    await inTx((tx) => recordResult({ tx, actor, id: params.bidId, ...form }))
    return { done: true as const }
  },
)
