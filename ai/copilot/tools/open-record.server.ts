import { defineTool } from '#ai/copilot/tool.ts'
import { z } from '#lib/zod.ts'
import { recordName } from './field-schemas.ts'
import { openBidTold } from './open-bid-told.server.ts'
import { openContractTold } from './open-contract-told.server.ts'
import { openCustomerTold } from './open-customer-told.server.ts'
import { openOpportunityTold } from './open-opportunity-told.server.ts'
import { askWhich, type NamedKind, resolveRecord } from './resolve-record.server.ts'

const kinds = ['opportunity', 'customer', 'contract', 'bid'] as const satisfies readonly NamedKind[]

const OpenRecordSchema = z.strictObject({
  record: recordName('an opportunity, customer, contract or bid').optional(),
  kind: z.enum(kinds).optional().describe('of which kind it is, where a name may mean several'),
})

/** Tells what a record says. */
export const openRecordTool = defineTool({
  name: 'open_record',
  kind: 'read',
  title: { zh: '打开一条记录', en: 'Open a record' },
  does: {
    zh: '说一条商机、客户、合同或投标的情况：阶段、金额、日期、负责人、团队、竞争对手、联系人、付款计划、报价与结果。',
    en: 'Tells what an opportunity, customer, contract or bid says: stage, amount, days, owner, team, competitors, contacts, payment plan, offers and result.',
  },
  input: OpenRecordSchema,
  run: async (context, input) => {
    const found = await context.inTx((tx) =>
      resolveRecord({ context, tx, text: input.record, kinds: input.kind ? [input.kind] : kinds }),
    )
    if (found.is === 'several') {
      return askWhich({ context, candidates: found.candidates, arguments: input, argument: 'record' })
    }
    const { kind, id } = found.ref
    switch (kind) {
      case 'opportunity':
        return openOpportunityTold(context, id)
      case 'customer':
        return openCustomerTold(context, id)
      case 'contract':
        return openContractTold(context, id)
      case 'bid':
        return openBidTold(context, id)
    }
  },
})
