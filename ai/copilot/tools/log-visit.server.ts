import { defineTool, type ToolContext, type ToolResult } from '#ai/copilot/tool.ts'
import { activityKinds, activityPurposes } from '#crm/activities/activity.schema.ts'
import { can } from '#crm/org/role.policy.ts'
import { AppError } from '#lib/errors.ts'
import { z } from '#lib/zod.ts'
import { day, recordName, words } from './field-schemas.ts'
import { readVisit } from './read-visit.server.ts'
import { askWhich, resolveRecord } from './resolve-record.server.ts'
import { visitProposed } from './visit-proposed.ts'

const LogVisitSchema = z.strictObject({
  record: recordName('the opportunity or customer that it was about').optional(),
  kind: z.enum(activityKinds).default('visit'),
  purpose: z.enum(activityPurposes).default('relationship'),
  on: day('the day; today when left out, a day to come for what is planned').optional(),
  contacts: z
    .array(words('a name, or a family name with a title: 王总'))
    .max(10)
    .default([])
    .describe('whom one met at the customer'),
  subject: words('what it was about, in a few words'),
  summary: z.string().trim().max(4000).optional().describe('what was said, in the words of whoever tells it'),
  next_step: words('what is to be done next').optional(),
  next_on: day('the day of the next step').optional(),
})
export type LogVisit = z.output<typeof LogVisitSchema>

/** Proposes to log a visit, meeting or call, and to plan what comes next. */
export const logVisitTool = defineTool({
  name: 'log_visit',
  kind: 'proposal',
  title: { zh: '记录拜访', en: 'Log a visit' },
  does: {
    zh: '提议记录一次拜访、会议或电话：客户、商机、见了谁、哪天、谈了什么、下一步和日期。本人确认后才会记录。',
    en: 'Proposes to log a visit, meeting or call: customer, opportunity, whom, when, what was said, the next step and its day. It is logged only once the person confirms.',
  },
  input: LogVisitSchema,
  run: async (context: ToolContext, input): Promise<ToolResult> => {
    const { actor, inTx } = context
    if (!can(actor, 'activity:log')) throw new AppError('FORBIDDEN')
    const found = await inTx((tx) =>
      resolveRecord({ context, tx, text: input.record, kinds: ['opportunity', 'customer'] }),
    )
    if (found.is === 'several') {
      return askWhich({ context, candidates: found.candidates, arguments: input, argument: 'record' })
    }
    const about = await inTx((tx) => readVisit({ tx, context, ref: found.ref, input }))
    if (about.is === 'several') {
      return askWhich({ context, candidates: about.candidates, arguments: input, argument: 'record' })
    }
    return visitProposed({ context, input, about })
  },
})
