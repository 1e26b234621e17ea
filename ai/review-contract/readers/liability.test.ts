import { describe, expect, test } from 'vitest'
import { readClauses } from '#tests/support/read-clauses.ts'
import { readConsequentialLoss, readLiabilityCap } from './liability.ts'

describe('liability cap', () => {
  test.each([
    ['9.1 卖方累计赔偿责任不超过合同总价的百分之五十。', { liabilityCap: '50' }],
    ['卖方在本合同项下的全部责任以合同总价为限。', { liabilityCap: '100' }],
    ['14.2 乙方承担一切赔偿责任，不设上限。', { liabilityUnlimited: true }],
    [
      '9.1 乙方的赔偿责任累计不超过合同价的100%，但因延误交货及间接损失产生的赔偿不受本款上限限制。',
      { liabilityCap: '100', liabilityCapSwallowed: true },
    ],
    [
      "12.1 The Seller's aggregate liability shall not exceed thirty per cent of the Contract Price.",
      { liabilityCap: '30' },
    ],
    [
      '12.1 The total liability of the Supplier is limited to the Contract Price. 12.2 This does not apply to delay or loss of profit.',
      { liabilityCap: '100', liabilityCapSwallowed: true },
    ],
    [
      'A. 卖方的全部责任以合同总价的100%为限。\nB. 上述限额不适用于误期赔偿、质量缺陷以及卖方的任何违约。',
      { liabilityCap: '100', liabilityCapSwallowed: true },
    ],
    ['A. 卖方的全部责任以合同总价的100%为限。\nB. 上述限额不适用于故意和人身伤害。', { liabilityCap: '100' }],
    ['The Contractor shall have unlimited liability under this Contract.', { liabilityUnlimited: true }],
  ])('%s', async (text, facts) => {
    expect(Object.assign({}, ...(await readClauses(text, readLiabilityCap)).facts)).toEqual(facts)
  })

  test.each([
    ['逾期违约金累计不超过合同总价的5%。'],
    ['买方累计赔偿责任不超过合同总价的百分之十。'],
    ['卖方对其交付的设备质量承担责任。'],
    ['The Seller is liable for the Goods until delivery.'],
  ])('none: %s', async (text) => {
    expect((await readClauses(text, readLiabilityCap)).facts).toEqual([])
  })
})

describe('consequential loss', () => {
  test.each([
    ['8.3 乙方应继续赔偿，包括但不限于停产损失及可得利益损失。', { consequentialClaimed: true }],
    ['任何一方均不承担对方的间接损失。', { consequentialExcluded: true }],
    ['卖方不对利润损失、停产损失负责。', { consequentialExcluded: true }],
    ['The Seller shall indemnify the Buyer for loss of production and loss of profit.', { consequentialClaimed: true }],
    [
      'In no event shall either party be liable for indirect or consequential damages.',
      { consequentialExcluded: true },
    ],
  ])('%s', async (text, facts) => {
    expect((await readClauses(text, readConsequentialLoss)).facts[0]).toEqual(facts)
  })
})
