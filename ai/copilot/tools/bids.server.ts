import { defineTool, type ToolContext, type ToolResult } from '#ai/copilot/tool.ts'
import { bidResults } from '#crm/bids/bid.schema.ts'
import { can } from '#crm/org/role.policy.ts'
import { AppError } from '#lib/errors.ts'
import { z } from '#lib/zod.ts'
import { bidReasonsTold } from './bid-reasons-told.server.ts'
import { bidsListedTold } from './bids-listed-told.server.ts'
import { day, most, person, recordName, words } from './field-schemas.ts'
import { openBidTold } from './open-bid-told.server.ts'
import { askWhich, resolveRecord } from './resolve-record.server.ts'
import { similarBidsTold } from './similar-bids-told.server.ts'

const BidsSchema = z.strictObject({
  ask: z
    .enum(['list', 'similar', 'reasons'])
    .describe(
      'list: which bids, and how they ended; similar: past bids like an opportunity; reasons: why bids were won or lost',
    ),
  bid: recordName('of reasons: one bid alone').optional(),
  opportunity: recordName('of similar: the opportunity; of list: whose bids').optional(),
  customer: recordName('for this customer').optional(),
  competitor: words('name of a competitor who made an offer').optional(),
  product: words('words of what was offered').optional(),
  owner: person('in whose hands: `me` alone').optional(),
  result: z.enum(bidResults).optional(),
  opening_after: day('opened on or after').optional(),
  opening_before: day('opened on or before').optional(),
  limit: most(10),
})
export type AskBids = z.output<typeof BidsSchema>

/** Tells of bids: which there are, past ones like a deal, and why they were won or lost. */
export const bidsTool = defineTool({
  name: 'bids',
  kind: 'read',
  title: { zh: '投标', en: 'Bids' },
  does: {
    zh: '列出投标和结果；找和一个商机相似的过往投标；按产品、竞争对手、时间说中标率和赢单、丢标的原因。',
    en: 'Lists bids and how they ended; finds past bids like an opportunity; tells the rate of bids won and why they were won or lost, by product, competitor or time.',
  },
  input: BidsSchema,
  run: async (context: ToolContext, input): Promise<ToolResult> => {
    const { actor, inTx } = context
    if (!can(actor, 'bid:read')) throw new AppError('FORBIDDEN')
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
