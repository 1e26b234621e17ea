import { type DoorWith, door } from '#app/http/door.server.ts'
import { askReview } from '#crm/contract-reviews/ask-review.server.ts'
import { z } from '#lib/zod.ts'
import type { Route } from './+types/ask-review.ts'

const nothing = z.object({})

export const action = door(
  'document:add',
  nothing,
  async ({ inTx, actor, params }: Route.ActionArgs & DoorWith<typeof nothing>) => {
    await inTx((tx) => askReview({ tx, actor, versionId: params.versionId }))
    return { done: true as const }
  },
)
