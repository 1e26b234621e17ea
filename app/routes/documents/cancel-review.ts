import { type DoorWith, door } from '#app/http/door.server.ts'
import { cancelReview } from '#crm/contract-reviews/cancel-review.server.ts'
import { z } from '#lib/zod.ts'
import type { Route } from './+types/cancel-review.ts'

const nothing = z.object({})

export const action = door(
  'document:add',
  nothing,
  async ({ inTx, actor, params }: Route.ActionArgs & DoorWith<typeof nothing>) => {
    await inTx((tx) => cancelReview({ tx, actor, versionId: params.versionId }))
    return { done: true as const }
  },
)
