import { type DoorWith, door } from '#app/http/door.server.ts'
import { ChangeBidSchema } from '#crm/bids/bid.schema.ts'
import { changeBid } from '#crm/bids/change-bid.server.ts'
import type { Route } from './+types/change.ts'

export const action = door(
  'bid:edit',
  ChangeBidSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof ChangeBidSchema>) => {
    await inTx((tx) => changeBid({ tx, actor, id: params.bidId, ...form }))
    return { done: true as const }
  },
)
