import { type DoorWith, door } from '#app/http/door.server.ts'
import { SetMilestonesSchema } from '#crm/bids/bid.schema.ts'
import { setMilestones } from '#crm/bids/set-milestones.server.ts'
import type { Route } from './+types/set-milestones.ts'

export const action = door(
  'bid:edit',
  SetMilestonesSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof SetMilestonesSchema>) => {
    await inTx((tx) => setMilestones({ tx, actor, id: params.bidId, ...form }))
    return { done: true as const }
  },
)
