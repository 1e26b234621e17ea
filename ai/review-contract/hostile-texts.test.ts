import { expect, test } from 'vitest'
import { makeDocument } from '#ingest/make-document.server.ts'
import { embeddedMethods } from './embedded-methods.server.ts'
import { reviewContract } from './review-contract.ts'

const context = { playbook: [], timeZone: 'Asia/Shanghai', currency: 'CNY', now: new Date(0) }

/** What takes minutes where a reader goes through all sentences for each, or a pattern begins anew at each letter. */
test.each([
  ['one clause full of damages', `9.1 ${'逾期交货每日0.1%违约金，累计不超过5%；'.repeat(6000)}`],
  [
    'one clause full of damages without a cap',
    `9.1 ${'每逾期一日按合同总价的1%支付违约金，且无上限。'.repeat(20_000)}`,
  ],
  ['references', `9.1 ${'见第1条。'.repeat(40_000)}`],
  ['warranties', `9.1 ${'质保期9个月。'.repeat(30_000)}`],
  ['caps', `9.1 ${'Total liability is limited to 10%. '.repeat(8000)}`],
  ['names', `${'Buyer '.repeat(40_000)}may terminate at any time.`],
  ['numerals', 'one '.repeat(60_000)],
  ['Chinese numerals', '一'.repeat(200_000)],
  ['annexes', '附件1\n第一条 交货\n'.repeat(6000)],
  ['sub-clauses of one that goes on for long', `1. ${'卖方交货，'.repeat(40_000)}\n${'(1) 买方付款。\n'.repeat(3000)}`],
])(
  '%s',
  async (_, text) => {
    const document = await makeDocument({ bytes: new TextEncoder().encode(text), format: 'txt' })
    const { coverage } = await reviewContract(document, context, embeddedMethods())
    expect(coverage.isWhole).toBe(true)
  },
  30_000,
)
