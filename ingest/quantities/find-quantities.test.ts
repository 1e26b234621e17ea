import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findQuantities, readQuantity } from './find-quantities.ts'
import type { QuantityValue } from './quantity.ts'

const folder = new URL('../../tests/cases/', import.meta.url)
const wanted = JSON.parse(readFileSync(new URL('C04.expected.json', folder), 'utf8')).values as Record<string, string>

/** As the case says it: shares as numbers, durations with their unit. */
function said(quantity: QuantityValue | null): string {
  if (!quantity) return 'not read'
  if (quantity.kind !== 'duration') return quantity.value
  const unit = quantity.unit.replace('-', ' ')
  const words = `${quantity.value} ${unit}s`
  return quantity.interpreted ? `half a month: ${words}, marked as an interpretation` : words
}

describe('case C04: each wording has its value and unit', () => {
  test.each(Object.entries(wanted))('%s is %s', (wording, value) => {
    const quantity = readQuantity(wording)
    if (quantity?.kind === 'share') expect(Number(said(quantity))).toBe(Number(value))
    else expect(said(quantity)).toBe(value)
  })

  test.each([
    '三百五万元',
    '五万三元',
    '十十元',
    'EUR 1.250',
    '若干万元',
    '万元',
    '百分之',
    '两三个月左右',
    '2027年2月30日',
  ])('%s is not read', (wording) => {
    expect(readQuantity(wording)).toBeNull()
  })
})

const all = (text: string) => findQuantities(text).map((quantity) => `${quantity.kind} ${said(quantity)}`)

describe('in sentences', () => {
  test.each([
    ['逾期违约金每日万分之五（0.5%），累计不超过 5%。', ['share 0.0005', 'share 0.005', 'share 0.05']],
    [
      '合同总价为人民币壹仟捌佰陆拾万元整（¥18,060,000.00），含 13% 增值税。',
      ['money 18600000.00', 'money 18060000.00', 'share 0.13'],
    ],
    ['自最终验收之日起18个月或发货后二十四个月', ['duration 18 months', 'duration 24 months']],
    [
      'within thirty (30) days, 0.5 % per week up to seven and a half per cent',
      ['duration 30 days', 'share 0.005', 'share 0.075'],
    ],
    ['one half of one percent (0.5%) of the price for each week', ['share 0.005']],
    ['2027年3月9日前，三日内', ['date 2027-03-09', 'duration 3 days']],
    [
      'USD 6,450,000 (US Dollars Six Million Four Hundred and Five Thousand only)',
      ['money 6450000.00', 'money 6405000.00'],
    ],
    ['EUR 1,000,000.00 (say: EURO ONE MILLION)', ['money 1000000.00', 'money 1000000.00']],
    ['SAY U.S. DOLLARS TWO MILLION, FIFTY THOUSAND ONLY', ['money 2050000.00']],
    ['Euros one million and 50/100', ['money 1000000.50']],
    ['eighteen thousand five hundred dollars and twenty cents', ['money 18500.20']],
    [
      'Rupees Six Crore Forty Lakh only, Renminbi Yuan three hundred thousand',
      ['money 64000000.00', 'money 300000.00'],
    ],
    ['EUR one million and a bond, engines of Euro five, dollars a day', ['money 1000000.00']],
    ['第三条 本合同一式四份，2.5 m，GB/T 19001-2016', []],
  ])('%s', (text, quantities) => {
    expect(all(text)).toEqual(quantities)
  })

  test('words and figures that differ are both kept', () => {
    expect(findQuantities('within ten (12) days')[0]).toMatchObject({ value: '10', otherwise: { value: '12' } })
    expect(findQuantities('三十（20）日内')[0]).toMatchObject({ value: '30', otherwise: { value: '20' } })
    expect(findQuantities('ten (10) days')[0]?.otherwise).toBeNull()
  })
})
