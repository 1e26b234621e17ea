import { type DoorWith, door } from '#app/http/door.server.ts'
import { ReleaseRuleSchema } from '#crm/rule-sets/rule.schema.ts'
import { releaseRule } from '#crm/warnings/release-rule.server.ts'
import type { Route } from './+types/release-version.ts'

/** A draft that is put into force. What it opens and closes is a job's to do. */
export const action = door(
  'rule:write',
  ReleaseRuleSchema,
  async ({ actor, form, params }: Route.ActionArgs & DoorWith<typeof ReleaseRuleSchema>) => {
    await releaseRule({ actor, id: params.ruleId, ...form })
    return { done: true as const }
  },
)
