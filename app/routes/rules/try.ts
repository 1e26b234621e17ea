import { type DoorWith, door } from '#app/http/door.server.ts'
import { groupDay } from '#app/http/group-day.server.ts'
import { checkDraft } from '#crm/rule-sets/check-draft.ts'
import { refuseDraft } from '#crm/rule-sets/refuse-draft.ts'
import { TryRuleSchema } from '#crm/rule-sets/rule.schema.ts'
import { tryCases } from '#crm/rule-sets/try-cases.ts'
import { tryRule } from '#crm/warnings/try-rule.server.ts'
import { checkBounds, type RuleFile, ruleDraftSchema } from '#engine/rule-file.ts'
import { z } from '#lib/zod.ts'
import type { Route } from './+types/try.ts'

/** A rule tried while it is written, on a record and on its cases. Writes nothing. */
export const action = door(
  'rule:write',
  TryRuleSchema,
  async ({ inTx, actor, form }: Route.ActionArgs & DoorWith<typeof TryRuleSchema>) => {
    const { draft, orgId, recordId, partId } = form
    const unbounded = checkBounds(draft)
    if (unbounded.length > 0) refuseDraft(unbounded)
    const { timeZone: timezone, currency } = await inTx(groupDay)
    const checked = checkDraft({ content: draft, timezone, currency, complete: false })
    const problems = checked.ok ? [] : checked.problems
    const read = TriedSchema.safeParse(draft)
    // A name that is missing yet keeps nobody from trying; a line that cannot be asked does.
    const sound = !problems.some(({ place }) => /^(condition|when|subject)/.test(place))
    if (!read.success || !sound) return Response.json({ trial: null, cases: [] })
    const rule = { ...nameless, ...read.data } as RuleFile
    const trial = recordId
      ? await inTx((tx) => tryRule({ tx, actor, rule: { ...rule, orgId }, recordId, partId }))
      : null
    // They ask nothing of the database, and it does not wait for them.
    return Response.json({ trial, cases: await tryCases({ rule, problems, timezone, currency }) })
  },
)

// Of what is written only this is asked: the rest may be missing yet.
const TriedSchema = z.object(ruleDraftSchema.pick({ subject: true, when: true, condition: true, cases: true }).shape)
const words = { zh: '-', en: '-' }
const nameless = { id: 'WA-00', set: 'warnings', name: words, why: words, owner: '', scope: {} }
