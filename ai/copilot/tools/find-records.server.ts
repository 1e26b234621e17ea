import { defineTool, type ToolContext, type ToolResult } from '#ai/copilot/tool.ts'
import { grades, industries, regions } from '#crm/customers/customer.schema.ts'
import { opportunityStatuses } from '#crm/opportunities/opportunity-list.schema.ts'
import { z } from '#lib/zod.ts'
import { amount, day, most, person, recordName, words } from './field-schemas.ts'
import { findCustomersTold } from './find-customers-told.server.ts'
import { findOpportunitiesTold } from './find-opportunities-told.server.ts'
import { takeOnly } from './take-only.ts'

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
  industry: z.enum(industries).optional().describe('of customers alone'),
  region: z.enum(regions).optional().describe('of customers alone'),
  grade: z.enum(grades).optional().describe('of customers alone'),
  sort: z
    .enum(['amount', 'sign', 'activity', 'name'])
    .optional()
    .describe('largest, soonest, longest without activity first; customers by activity or name'),
  limit: most(10),
})
export type FindRecords = z.output<typeof FindRecordsSchema>

const label = (zh: string, en: string) => ({ zh, en })

/** What a list of each kind is narrowed by, and what can be asked where more was said. */
const taken = {
  opportunity: {
    takes: [
      'kind',
      'words',
      'customer',
      'owner',
      'stage',
      'status',
      'type',
      'over_amount',
      'under_amount',
      'signing_after',
      'signing_before',
      'not_visited_days',
      'major',
      'sort',
    ],
    what: label('商机', 'Opportunities'),
    instead: label(
      '可以先按地区、行业、等级列客户，再看某个客户的商机；商机可以按客户、负责人、阶段、金额、预计签约日、多久没拜访来列。',
      'Customers can be listed by region, industry and grade, and then the opportunities of one of them; opportunities by customer, owner, stage, amount, expected signing and time without a visit.',
    ),
  },
  customer: {
    takes: ['kind', 'words', 'owner', 'not_visited_days', 'industry', 'region', 'grade'],
    what: label('客户', 'Customers'),
    instead: label(
      '客户可以按地区、行业、等级、多久没拜访来列，或只列您自己的；阶段、金额、签约日是商机的，可以列商机。',
      'They can be listed by region, industry, grade and time without a visit, or yours alone; stage, amount and signing are of opportunities, which can be listed by them.',
    ),
  },
} as const satisfies Record<string, Omit<Parameters<typeof takeOnly<FindRecords>>[0], 'input'>>

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
  run: async (context: ToolContext, input): Promise<ToolResult> => {
    if (input.kind === 'opportunity') {
      takeOnly({ input, ...taken.opportunity })
      return findOpportunitiesTold(context, input)
    }
    // Those whom nobody visited for long come by their last activity alone.
    const isSorted = input.sort === 'activity' || (input.sort === 'name' && !input.not_visited_days)
    takeOnly({ input: isSorted ? { ...input, sort: undefined } : input, ...taken.customer })
    return findCustomersTold(context, input)
  },
})
