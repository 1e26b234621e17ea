import { type DoorWith, door } from '#app/http/door.server.ts'
import { SetBidCostSchema } from '#crm/bids/bid.schema.ts'
import { setBidCost } from '#crm/bids/set-bid-cost.server.ts'
import type { Route } from './+types/set-cost.ts'

export const action = door(
  'bid:set-cost',
  SetBidCostSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof SetBidCostSchema>) => {
    await inTx((tx) => setBidCost({ tx, actor, id: params.bidId, ...form }))
    return { done: true as const }
  },
)
