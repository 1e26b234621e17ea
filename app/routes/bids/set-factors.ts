import { type DoorWith, door } from '#app/http/door.server.ts'
import { SetFactorsSchema } from '#crm/bids/post-mortem.schema.ts'
import { setFactors } from '#crm/bids/set-factors.server.ts'
import type { Route } from './+types/set-factors.ts'

export const action = door(
  'post-mortem:write',
  SetFactorsSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof SetFactorsSchema>) => {
    await inTx((tx) => setFactors({ tx, actor, id: params.bidId, ...form }))
    return { done: true as const }
  },
)
