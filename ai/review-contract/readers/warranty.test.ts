import { expect, test } from 'vitest'
import { readClauses } from '#tests/support/read-clauses.ts'
import { readWarranty } from './warranty.ts'

test.each([
  ['质保期：自最终验收之日起36个月，每次修理后重新计算', { warrantyMonthsFromAcceptance: 36, warrantyRestarts: true }],
  [
    '11.1 设备质保期为验收合格后十二个月或到货后十八个月，以先到者为准。',
    { warrantyMonthsFromAcceptance: 12, warrantyMonthsFromDelivery: 18 },
  ],
  [
    '第十一条 质量保证\n11.1 期限为交货之日起两年。\n11.2 更换的部件自更换之日起质保期重新起算。',
    { warrantyMonthsFromDelivery: 24, warrantyRestarts: true },
  ],
  ['质保期：自验收之日起电气部分12个月，机架120个月，其他24个月。', { warrantyMonthsFromAcceptance: 120 }],
  ['卖方对设备终身保修。', { warrantyEndless: true }],
  [
    '10.1 质保期为投料之日起十八个月，且不超过交付之日起二十六个月。',
    { warrantyMonthsFromAcceptance: 18, warrantyMonthsFromDelivery: 26 },
  ],
  [
    'The warranty period is 24 months from the date of final acceptance and starts anew after each repair.',
    { warrantyMonthsFromAcceptance: 24, warrantyRestarts: true },
  ],
  [
    'The Seller warrants the Goods for a period of eighteen (18) months from delivery or twelve (12) months from acceptance, whichever is earlier.',
    { warrantyMonthsFromDelivery: 18, warrantyMonthsFromAcceptance: 12 },
  ],
])('%s', async (text, facts) => {
  expect((await readClauses(text, readWarranty)).facts[0]).toEqual(facts)
})

test.each([
  ['质保金为合同总价的5%，质保期满后十二个月内退还。'],
  ['质保期内，卖方应在接到通知后48小时内到达现场。'],
  ['合同有效期为三年。'],
  ['The Buyer shall notify the Seller of a defect within 30 days.'],
])('none: %s', async (text) => {
  expect((await readClauses(text, readWarranty)).facts).toEqual([])
})
