import { type DoorWith, door } from '#app/http/door.server.ts'
import { OpenBidSchema } from '#crm/bids/bid.schema.ts'
import { openBid } from '#crm/bids/open-bid.server.ts'
import type { Route } from './+types/open.ts'

export const action = door(
  'bid:open',
  OpenBidSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof OpenBidSchema>) => {
    const { id } = await inTx((tx) => openBid({ tx, actor, ...form, opportunityId: params.opportunityId }))
    // The page goes there itself, once it has thrown away its draft.
    return { created: id }
  },
)
