import { type DoorWith, door } from '#app/http/door.server.ts'
import { TakeBackSchema } from '#crm/rule-sets/rule.schema.ts'
import { takeBackVersion } from '#crm/rule-sets/take-back-version.server.ts'
import type { Route } from './+types/take-back.ts'

/** A version that is taken out of force, one step back. */
export const action = door(
  'rule:write',
  TakeBackSchema,
  async ({ inTx, actor, form, params }: Route.ActionArgs & DoorWith<typeof TakeBackSchema>) => {
    await inTx((tx) => takeBackVersion({ tx, actor, id: params.ruleId, ...form }))
    return { done: true as const }
  },
)
