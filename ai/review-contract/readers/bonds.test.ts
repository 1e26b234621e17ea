import { expect, test } from 'vitest'
import { readClauses } from '#tests/support/read-clauses.ts'
import { readBonds } from './bonds.ts'

test.each([
  ['9.1 履约保函金额为合同总价的两成，银行接到甲方的书面声明即须付款。', { bondShare: '20', bondOnDemand: true }],
  [
    '2.1 卖方提交合同总价15%的履约保函，银行应在收到买方首次书面要求后无条件付款。',
    { bondShare: '15', bondOnDemand: true },
  ],
  ['9.1 履约保函金额为合同总价的10%，直至业主书面通知解除。', { bondShare: '10', bondOpenEnded: true }],
  ['第五条 履约保函\n5.1 金额为合同总价的15%。\n5.2 另行约定。', { bondShare: '15' }],
])('%s', async (text, facts) => {
  expect(Object.assign({}, ...(await readClauses(text, readBonds)).facts)).toEqual(facts)
})

test.each([
  ['买方收到卖方书面要求后支付预付款，卖方提交保函。'],
  ['第五条 履约保函\n5.1 银行手续费率为0.5%。\n5.2 另行约定。'],
  ['第五条 预付款保函\n5.1 金额为合同总价的15%。\n5.2 另行约定。'],
])('none: %s', async (text) => {
  expect((await readClauses(text, readBonds)).facts).toEqual([])
})
