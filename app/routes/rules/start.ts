import { type DoorWith, door } from '#app/http/door.server.ts'
import { StartRuleSchema } from '#crm/rule-sets/rule.schema.ts'
import { startRule } from '#crm/rule-sets/start-rule.server.ts'
import type { Route } from './+types/start.ts'

/** A new warning, as a draft. */
export const action = door(
  'rule:write',
  StartRuleSchema,
  async ({ inTx, actor, form }: Route.ActionArgs & DoorWith<typeof StartRuleSchema>) => ({
    created: await inTx((tx) => startRule({ tx, actor, orgId: form.orgId, content: form.draft })),
  }),
)
