import { defineTool, type ToolContext, type ToolResult } from '#ai/copilot/tool.ts'
import { bidResults } from '#crm/bids/bid.schema.ts'
import { regions } from '#crm/customers/customer.schema.ts'
import { can } from '#crm/org/role.policy.ts'
import { AppError } from '#lib/errors.ts'
import { z } from '#lib/zod.ts'
import { bidReasonsTold } from './bid-reasons-told.server.ts'
import { bidsListedTold } from './bids-listed-told.server.ts'
import { amount, day, most, person, recordName, words } from './field-schemas.ts'
import { openBidTold } from './open-bid-told.server.ts'
import { askWhich, resolveRecord } from './resolve-record.server.ts'
import { similarBidsTold } from './similar-bids-told.server.ts'
import { takeOnly } from './take-only.ts'

const BidsSchema = z.strictObject({
  ask: z
    .enum(['list', 'similar', 'reasons'])
    .describe(
      'list: which bids, and how they ended; similar: past bids like an opportunity; reasons: why bids were won or lost',
    ),
  bid: recordName('of reasons: one bid alone').optional(),
  opportunity: recordName('of similar: the opportunity; of list: whose bids').optional(),
  customer: recordName('of list and reasons: for this customer').optional(),
  competitor: words('name of a competitor who made an offer').optional(),
  product: words('words of what was offered').optional(),
  owner: person('in whose hands; of list: `me` alone').optional(),
  region: z.enum(regions).optional().describe('of reasons: where the customers are'),
  result: z.enum(bidResults).optional().describe('of list: how they ended'),
  over_amount: amount('of list: our price is at least').optional(),
  under_amount: amount('of list: our price is at most').optional(),
  opening_after: day('opened on or after').optional(),
  opening_before: day('opened on or before').optional(),
  limit: most(10),
})
export type AskBids = z.output<typeof BidsSchema>

const label = (zh: string, en: string) => ({ zh, en })

/** What each way of asking uses, and what can be asked where more was said. */
const taken = {
  list: {
    takes: [
      'ask',
      'opportunity',
      'customer',
      'competitor',
      'product',
      'owner',
      'result',
      'over_amount',
      'under_amount',
      'opening_after',
      'opening_before',
    ],
    what: label('投标列表', 'A list of bids'),
    instead: label(
      '可以按商机、客户、竞争对手、产品、结果、报价、开标日列，或只列您自己的。',
      'It can be by opportunity, customer, competitor, product, result, price or day of opening, or be of yours alone.',
    ),
  },
  similar: {
    takes: ['ask', 'opportunity'],
    what: label('相似的投标', 'Bids like an opportunity'),
    instead: label(
      '只按一个商机来找；要按别的条件，请列投标。',
      'They are found for one opportunity alone; for more, ask for a list of bids.',
    ),
  },
  one: {
    takes: ['ask', 'bid'],
    what: label('一个投标的输赢原因', 'The reasons of one bid'),
    instead: label('请只说是哪个投标。', 'Please name that bid alone.'),
  },
  reasons: {
    takes: ['ask', 'bid', 'customer', 'competitor', 'product', 'owner', 'region', 'opening_after', 'opening_before'],
    what: label('输赢原因', 'The reasons for winning or losing'),
    instead: label(
      '可以按客户、客户地区、竞争对手、产品、负责人、开标日看；中标和丢标总是放在一起比。',
      'They can be by customer, region, competitor, product, owner or day of opening; bids won and lost are always held against each other.',
    ),
  },
} as const satisfies Record<string, Omit<Parameters<typeof takeOnly<AskBids>>[0], 'input'>>

/** Tells of bids: which there are, past ones like a deal, and why they were won or lost. */
export const bidsTool = defineTool({
  name: 'bids',
  kind: 'read',
  title: { zh: '投标', en: 'Bids' },
  does: {
    zh: '列出投标和结果；找和一个商机相似的过往投标；按客户、地区、产品、竞争对手、负责人、时间说中标率和赢单、丢标的原因。',
    en: 'Lists bids and how they ended; finds past bids like an opportunity; tells the rate of bids won and why they were won or lost, by customer, region, product, competitor, owner or time.',
  },
  input: BidsSchema,
  run: async (context: ToolContext, input): Promise<ToolResult> => {
    const { actor, inTx } = context
    if (!can(actor, 'bid:read')) throw new AppError('FORBIDDEN')
    takeOnly({ input, ...taken[input.ask === 'reasons' && input.bid ? 'one' : input.ask] })
    if (input.ask === 'similar') return similarBidsTold(context, input)
    if (input.ask === 'reasons' && input.bid) {
      const found = await inTx((tx) => resolveRecord({ context, tx, text: input.bid, kinds: ['bid'] }))
      if (found.is === 'several') {
        return askWhich({ context, candidates: found.candidates, arguments: input, argument: 'bid' })
      }
      return openBidTold(context, found.ref.id)
    }
    return input.ask === 'reasons' ? bidReasonsTold(context, input) : bidsListedTold(context, input)
  },
})
