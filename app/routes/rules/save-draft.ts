import { type DoorWith, door } from '#app/http/door.server.ts'
import { SaveDraftSchema } from '#crm/rule-sets/rule.schema.ts'
import { saveDraft } from '#crm/rule-sets/save-draft.server.ts'
import type { Route } from './+types/save-draft.ts'

/** What somebody has made of a rule. */
export const action = door(
  'rule:write',
  SaveDraftSchema,
  async ({ inTx, actor, form, params }: Route.ActionArgs & DoorWith<typeof SaveDraftSchema>) => {
    const { version, edit, draft: content } = form
    const saved = await inTx((tx) => saveDraft({ tx, actor, id: params.ruleId, version, edit, content }))
    return { done: true as const, saved }
  },
)
