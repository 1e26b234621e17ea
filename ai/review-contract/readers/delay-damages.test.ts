import { expect, test } from 'vitest'
import { readClauses } from '#tests/support/read-clauses.ts'
import { readDelayDamages } from './delay-damages.ts'

const read = async (text: string) => (await readClauses(text, readDelayDamages)).facts

test.each([
  [
    '8.2 因乙方原因逾期交货的，每逾期一日，乙方应按合同总价的千分之一向甲方支付违约金，直至实际交付之日止。',
    { delayRatePerDay: '0.1', delayHasCap: false },
  ],
  ['6.2 逾期违约金累计达到合同价款的12%后不再增加，甲方对逾期不再享有其他救济。', { delayCap: '12' }],
  ['6.1 卖方逾期交付的，每满一周按合同价款的千分之六支付违约金。', { delayRatePerWeek: '0.6', delayHasCap: false }],
  ['逾期违约金每日万分之五，累计不超过合同总价的5%。', { delayRatePerDay: '0.05', delayCap: '5' }],
  ['4.1 逾期违约金：每日0.3%，累计不超过合同总价的20%', { delayRatePerDay: '0.3', delayCap: '20' }],
  [
    '第六条 违约责任\n6.1 卖方逾期交货的，每日按合同总价的百分之一支付违约金，不设上限。',
    { delayRatePerDay: '1', delayHasCap: false },
  ],
  [
    '9.1 卖方迟延交付，每迟延一周支付迟交部分价款0.5%的违约金。\n9.2 其他。\n9.3 迟延交付违约金总额以合同总价的百分之七点五为限。',
    { delayRatePerWeek: '0.5', delayCap: '7.5' },
    { delayCap: '7.5' },
  ],
  [
    '8.1 If the Seller is late, it shall pay liquidated damages of one per cent of the price for each week of delay, up to a maximum of ten per cent of the price.',
    { delayRatePerWeek: '1', delayCap: '10' },
  ],
  [
    'Liquidated damages are fixed at one per cent a week without limitation for delay.',
    { delayRatePerWeek: '1', delayHasCap: false },
  ],
  [
    '8.1 供方延期交货，按日支付合同额千分之五的罚款。上述违约金不足以弥补损失的，继续承担赔偿责任。',
    { delayRatePerDay: '0.5', delayHasCap: false, delayOtherDamages: true },
  ],
  [
    '5 逾期交货的，每日按0.1%支付违约金，违约金合计以订单金额的百分之五为最高额。',
    { delayRatePerDay: '0.1', delayCap: '5' },
  ],
  [
    '8.7 Delay Damages are 0.07% of the Price for each day, and the maximum amount of Delay Damages, stated in the Appendix to Tender, is fifteen percent (15%).',
    { delayRatePerDay: '0.07', delayCap: '15' },
  ],
  [
    '8.1 For delay the Seller pays liquidated damages of 0.5% for each week, with 5% of the price as the maximum.',
    { delayRatePerWeek: '0.5', delayCap: '5' },
  ],
  [
    '8.2条 逾期违约金：每日千分之一，累计不超过10%修改为每日千分之二，累计不超过百分之三十。',
    { delayRatePerDay: '0.2', delayCap: '30' },
  ],
])('%s', async (text, ...facts) => {
  expect(await read(text)).toEqual(facts)
})

test.each([
  ['买方逾期付款的，每日按应付款的万分之五支付违约金。'],
  ['甲方迟延支付的，按日万分之三支付滞纳金。'],
  ['For late payment the Buyer shall pay interest of 0.05 % per day.'],
  ['乙方应按期交货，交货期为合同生效后十二个月。'],
  ['质保期内每年检修一次，费用为合同总价的1%。'],
])('not of this kind: %s', async (text) => {
  expect(await read(text)).toEqual([])
})
