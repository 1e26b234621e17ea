import { type DoorWith, door } from '#app/http/door.server.ts'
import { SetReasonsSchema } from '#crm/bids/post-mortem.schema.ts'
import { setReasons } from '#crm/bids/set-reasons.server.ts'
import type { Route } from './+types/set-reasons.ts'

export const action = door(
  'post-mortem:write',
  SetReasonsSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof SetReasonsSchema>) => {
    await inTx((tx) => setReasons({ tx, actor, id: params.bidId, ...form }))
    return { done: true as const }
  },
)
