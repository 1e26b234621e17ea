import { defineTool, type ToolContext, type ToolResult } from '#ai/copilot/tool.ts'
import { grades, industries, regions } from '#crm/customers/customer.schema.ts'
import { opportunityStatuses } from '#crm/opportunities/opportunity-list.schema.ts'
import { z } from '#lib/zod.ts'
import { amount, day, most, person, recordName, words } from './field-schemas.ts'
import { findCustomersTold } from './find-customers-told.server.ts'
import { findOpportunitiesTold } from './find-opportunities-told.server.ts'

const FindRecordsSchema = z.strictObject({
  kind: z.enum(['opportunity', 'customer']).describe('what is looked for'),
  words: words('words of its name, number or customer').optional(),
  customer: recordName('the customer whose opportunities are looked for').optional(),
  owner: person('whose they are').optional(),
  stage: words('name of a stage, e.g. 投标, negotiation').optional(),
  status: z
    .enum([...opportunityStatuses, 'all'])
    .optional()
    .describe('open ones, unless said otherwise'),
  type: z.enum(['product-project', 'engineering-project']).optional(),
  over_amount: amount('worth at least').optional(),
  under_amount: amount('worth at most').optional(),
  signing_after: day('expected to be signed on or after').optional(),
  signing_before: day('expected to be signed on or before').optional(),
  not_visited_days: z.int().min(1).max(3650).optional().describe('nobody visited, met or called for so many days'),
  major: z.boolean().optional().describe('major opportunities alone'),
  industry: z.enum(industries).optional().describe('of customers'),
  region: z.enum(regions).optional().describe('of customers'),
  grade: z.enum(grades).optional().describe('of customers'),
  sort: z
    .enum(['amount', 'sign', 'activity', 'name'])
    .optional()
    .describe('largest, soonest, longest without activity first'),
  limit: most(10),
})
export type FindRecords = z.output<typeof FindRecordsSchema>

/** Lists opportunities or customers, counted and summed. */
export const findRecordsTool = defineTool({
  name: 'find_records',
  kind: 'read',
  title: { zh: '查找商机和客户', en: 'Find opportunities and customers' },
  does: {
    zh: '按负责人、阶段、金额、预计签约日、多少天没有拜访等条件列出商机或客户，给出数量、金额合计和前几条。',
    en: 'Lists opportunities or customers by owner, stage, amount, expected signing, days without a visit and more: how many, what they are worth, and the first of them.',
  },
  input: FindRecordsSchema,
  run: (context: ToolContext, input): Promise<ToolResult> =>
    input.kind === 'customer' ? findCustomersTold(context, input) : findOpportunitiesTold(context, input),
})
