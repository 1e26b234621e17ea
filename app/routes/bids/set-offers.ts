import { type DoorWith, door } from '#app/http/door.server.ts'
import { SetOffersSchema } from '#crm/bids/bid.schema.ts'
import { setOffers } from '#crm/bids/set-offers.server.ts'
import type { Route } from './+types/set-offers.ts'

export const action = door(
  'bid:edit',
  SetOffersSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof SetOffersSchema>) => {
    await inTx((tx) => setOffers({ tx, actor, id: params.bidId, ...form }))
    return { done: true as const }
  },
)
