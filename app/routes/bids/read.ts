import { type DoorWith, door } from '#app/http/door.server.ts'
import { RecordBidReadingSchema } from '#crm/bids/bid-reading.schema.ts'
import { recordBidReading } from '#crm/bids/record-bid-reading.server.ts'
import type { Route } from './+types/read.ts'

export const action = door(
  'bid:read',
  RecordBidReadingSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof RecordBidReadingSchema>) => {
    await inTx((tx) => recordBidReading({ tx, actor, bidId: params.bidId, ...form }))
    return { done: true as const }
  },
)
