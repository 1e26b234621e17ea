import { expect, test } from 'vitest'
import { groundsOf, ungroundedFigures } from './check-figures.ts'

const grounds = groundsOf({
  texts: [
    '第九条 卖方累计赔偿责任不超过合同总价的百分之三十，质保期十二个月。',
    'QM-3200 rolling mill, 澄江 1780mm 热轧',
  ],
  values: [
    { amount: '12634500.00', winRate: 0.646, number: 'OPP-2026-0031', days: 14, due: '2026-12-10T08:00:00.000Z' },
    {
      version: 3,
      page: 4,
      rows: [{ id: '0198c3f0-7777-7000-8000-000000000042', openedAt: '2026-12-10T08:07:06Z' }, {}],
    },
  ],
  figures: [
    { value: '128400000.00', unit: 'money' },
    { value: '-8600000.00', unit: 'money' },
    { value: '-7.5', unit: 'percent' },
    { value: '5', unit: 'count' },
    { value: '0', unit: 'count' },
  ],
})
const invented = (text: string) => ungroundedFigures(text, grounds)

test.each([
  ['金额为 1,263.45 万元', []],
  ['约 1,263 万', []],
  ['¥12,634,500.00，即 CNY 12.6 million', []],
  ['1.28 亿元', []],
  ['1 亿元', ['1 亿']],
  ['1.29 亿元', ['1.29 亿']],
  ['胜率 64.6%', []],
  ['胜率 65%', ['65%']],
  ['a share of 30 percent, thirty percent in words', []],
  ['thirty contracts', ['thirty']],
  ['质保期 12 个月，即十二个月', []],
  ['质保期二十四个月', ['二十四']],
  ['责任上限百分之三十', []],
  ['责任上限百分之五十', ['百分之五十']],
  ['按第九条', []],
  ['按第九十九条', ['第九十九']],
  ['三个合同', ['三个']],
  ['五份合同，5 contracts, five in all', []],
  // A version, a place in a list, how long a list is, a moment: none of them counts anything.
  ['赢率只有 3%', ['3%']],
  ['您问的 3 份合同都已签订', ['3']],
  ['逾期 2 笔，4 contracts, 8 payments', ['2', '4', '8']],
  ['第三条', ['第三']],
  // A share is no count, a count is no share, a day no contract.
  ['14%，百分之十四，一成四', ['14%', '百分之十四', '一成']],
  ['5%，五成', ['5%', '五成']],
  ['14 份合同，14 months', ['14', '14']],
  ['30 份，64.6 万元', ['30', '64.6 万']],
  ['5 元，¥14', ['5', '14']],
  ['九份合同', ['九份']],
  // What is below nothing is said to be.
  ['亏损 860 万元，毛利为负 860 万，毛利 -¥8.6 M, a loss of CNY 8.6 million', []],
  ['毛利为 860 万元', ['860 万']],
  ['a margin of 8.6 million', ['8.6 million']],
  ['亏损 1.28 亿元', ['1.28 亿']],
  ['负责人说合同额 1.28 亿元，0 笔逾期', []],
  ['毛利率 -7.5%，比去年低 7.5%', []],
  ['毛利率 7.5%', ['7.5%']],
  ['毛利下降到 860 万元', ['860 万']],
  // Parts and multiples are shares as well.
  ['十分之三，0.3 倍，再过半年', []],
  ['五分之一，一半逾期，5 倍，五倍', ['五分之一', '一半', '5 倍', '五倍']],
  ['half of them, one third of the contracts, three tenths of it', ['half', 'one third']],
  ['it ranks 5th', ['5']],
  ['四个合同', ['四个']],
  ['two weeks, fourteen days', ['two']],
  ['2026年12月10日到期', []],
  ['2026 年 12 月到期，12月10日前付清', []],
  ['by 10 December 2026, or Dec 10', []],
  ['by 11 December 2026', ['11 December 2026']],
  ['2026年11月', ['2026年11月']],
  ['商机 OPP-2026-0031', []],
  ['商机 OPP-2026-0032 与 QM-320', ['OPP-2026-0032', 'QM-320']],
  ['1780mm 机组', []],
  ['统一由三方十分谨慎地进一步核对，万一有一些出入，千万不要着急', []],
  ['逾期１４天', []],
  ['42 个', ['42']],
])('%s', (text, expected) => {
  expect(invented(text)).toEqual(expected)
})

test('ids are no figures, and what is said short bears nothing out', () => {
  expect(invented('0198c3f0-7777-7000-8000-000000000042')).toEqual([])
  expect(invented('三百五')).toEqual(['三百五'])
})
