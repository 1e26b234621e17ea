import { type DoorWith, door } from '#app/http/door.server.ts'
import { FinishMilestoneSchema } from '#crm/bids/bid.schema.ts'
import { finishMilestone } from '#crm/bids/finish-milestone.server.ts'
import type { Route } from './+types/finish-milestone.ts'

export const action = door(
  'bid:read',
  FinishMilestoneSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof FinishMilestoneSchema>) => {
    await inTx((tx) => finishMilestone({ tx, actor, id: params.bidId, ...form }))
    return { done: true as const }
  },
)
