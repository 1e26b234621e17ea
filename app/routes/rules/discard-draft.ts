import { type DoorWith, door } from '#app/http/door.server.ts'
import { discardDraft } from '#crm/rule-sets/discard-draft.server.ts'
import { DiscardDraftSchema } from '#crm/rule-sets/rule.schema.ts'
import type { Route } from './+types/discard-draft.ts'

/** A draft that is given up. */
export const action = door(
  'rule:write',
  DiscardDraftSchema,
  async ({ inTx, actor, form, params }: Route.ActionArgs & DoorWith<typeof DiscardDraftSchema>) => {
    await inTx((tx) => discardDraft({ tx, actor, id: params.ruleId, ...form }))
    return { done: true as const }
  },
)
