import { expect, test } from 'vitest'
import type { FactorCount } from '#crm/bids/count-factors.server.ts'
import type { ReviewedBid } from '#crm/bids/get-bid-review.server.ts'
import { foreignNames, knownNames, ownWords } from './foreign-names.ts'

const bid = (id: string, more: Partial<ReviewedBid>): ReviewedBid => ({
  id,
  name: { zh: '华沣特钢 快锻液压机', en: 'Forging press' },
  customer: { zh: '华沣特钢集团', en: 'Huafeng Special Steel' },
  result: 'lost',
  resultOn: '2026-08-14',
  held: ['competitor-present 东岭重机', 'performance-deviation '],
  scores: {},
  ...more,
})
const bids = [
  bid('b1', {}),
  bid('b2', {
    name: { zh: '240/80 t 铸造起重机', en: '240/80 t ladle crane' },
    customer: { zh: '蓟原不锈钢', en: 'Jiyuan Stainless' },
    held: ['competitor-present Kranbau Ostsee'],
  }),
]
const names = knownNames({ bids, factors: [{ subject: '沪崎港机' } as FactorCount] })
const own = ownWords(['主起升制动保证值低于招标文件要求，王工和李主任都说了。'], bids.slice(0, 1))

test.each([
  // Of its quotation, its bid, its customer, and whom it met.
  '华沣特钢的快锻液压机，东岭重机报价更低。',
  '东岭在场，李主任不满意保证值。',
  '保证值低于要求，样机的时机也不对，总价偏高。',
  '常务副总和高层总经理都没见到，万元总额的差别不大。',
  '评委和业主都认为制动保证值不足，危机感不强。',
  'The guarantee was below what Huafeng Special Steel asked of the forging press.',
  'Where the guarantee was short, the buyer did not follow us. We had to explain it.',
])('%s names nobody else', (text) => {
  expect(foreignNames(text, own, names)).toEqual([])
})

test.each([
  ['蓟原不锈钢更看重制动保证值。', '蓟原不锈钢'],
  ['蓟原更看重制动保证值。', '蓟原'],
  ['沪崎港机的制动保证值更高。', '沪崎港机'],
  ['沪崎的制动保证值更高。', '沪崎'],
  ['Kranbau 的制动保证值更高。', 'kranbau'],
  ['铸造起重机的制动保证值低。', '起重机'],
  // Made up: by what they end with.
  ['金岳重工的制动保证值更高。', '金岳重工'],
  ['张经理认为保证值太低。', '张经理'],
  ['破碎机的制动保证值低。', '碎机'],
  ['Zorvex 的制动保证值更高。', 'Zorvex'],
  ['The guarantee of Golden Ridge was higher.', 'Golden'],
  ['Kranbau was preferred for its guarantee.', 'kranbau'],
  ['The ladle crane had a lower guarantee.', 'crane'],
])('%s names %s', (text, name) => {
  expect(foreignNames(text, own, names)).toContain(name)
})
