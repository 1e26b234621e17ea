import { type DoorWith, door } from '#app/http/door.server.ts'
import { decideFlag } from '#crm/contract-reviews/decide-flag.server.ts'
import { DecideFlagSchema } from '#crm/contract-reviews/flag.schema.ts'
import type { Route } from './+types/decide-flag.ts'

export const action = door(
  'review:decide',
  DecideFlagSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof DecideFlagSchema>) => {
    await inTx((tx) => decideFlag({ tx, actor, versionId: params.versionId, ...form }))
    return { done: true as const }
  },
)
