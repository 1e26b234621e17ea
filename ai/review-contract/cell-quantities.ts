import { Decimal } from 'decimal.js'
import type { Span } from '#ingest/document.ts'
import { money } from '#ingest/quantities/money.ts'
import type { Quantity, QuantityValue } from '#ingest/quantities/quantity.ts'
import { bareNumber } from './column-heads.ts'
import type { Sentence } from './cut-sentences.ts'

/** How a head says of what its numbers are so many: % of Contract Value, 付款比例(%), Days, 金额（万元）. */
const units: readonly (readonly [RegExp, (value: Decimal) => QuantityValue | null])[] = [
  [/‰|千分比/u, (value) => shareOf(value, 1000)],
  [/%|百分比|\bper\s?cent|\bpercentage\b/iu, (value) => shareOf(value, 100)],
  // A proportion that does not say per cent may as well be a fraction: 0.3.
  [/比例|占比|比重/u, (value) => (value.lessThan(1) ? null : shareOf(value, 100))],
  [/[（(]\s*工作日\s*[)）]|\b(?:working|business|banking) days?\b/iu, (value) => durationOf(value, 'working-day')],
  [/[（(]\s*(?:日历)?[天日]\s*[)）]|[天日]数|\bdays?\b/iu, (value) => durationOf(value, 'day')],
  [/[（(]\s*周\s*[)）]|周数|\bweeks?\b/iu, (value) => durationOf(value, 'week')],
  [/[（(]\s*个?月\s*[)）]|月数|\bmonths?\b/iu, (value) => durationOf(value, 'month')],
  [/[（(]\s*年\s*[)）]|年数|\byears?\b/iu, (value) => durationOf(value.times(12), 'month')],
  [/亿元/u, (value) => money(value.times(1e8), '元')],
  [/万元/u, (value) => money(value.times(1e4), '元')],
  [/千元/u, (value) => money(value.times(1e3), '元')],
  [/万美元/u, (value) => money(value.times(1e4), '美元')],
  [/万欧元/u, (value) => money(value.times(1e4), '欧元')],
  [/[（(]\s*(?:人民币)?元(?:\/[^）)]{1,3})?\s*[)）]/u, (value) => money(value, '元')],
]

function shareOf(value: Decimal, whole: number): QuantityValue | null {
  return value.greaterThan(whole) ? null : { kind: 'share', value: value.div(whole).toFixed() }
}

function durationOf(value: Decimal, unit: 'day' | 'working-day' | 'week' | 'month'): QuantityValue {
  return { kind: 'duration', value: value.toFixed(), unit, interpreted: false }
}

/**
 * Numbers that stand alone in cells, as quantities of what the head of their column counts, or else the label of a row of such;
 * by offsets of the whole text.
 */
export function cellQuantities({ text, start, cells }: Sentence): Quantity[] {
  const wordsOf = (cell: Span) => text.slice(cell.start - start, cell.end - start)
  const [first, ...others] = cells
  // A row of nothing but numbers behind its label; beside words a number may as well be that of a clause.
  const isAllNumbers = others.length > 0 && others.every((cell) => bareNumber.test(wordsOf(cell)))
  const label = first && isAllNumbers ? wordsOf(first) : ''
  return cells.flatMap((cell) => {
    const number = bareNumber.exec(wordsOf(cell))?.[1]
    const value = number ? (readAs(cell.head, number) ?? readAs(label, number)) : null
    return value ? [{ ...value, otherwise: null, start: cell.start, end: cell.end }] : []
  })
}

function readAs(said: string, number: string): QuantityValue | null {
  const read = units.find(([unit]) => unit.test(said))?.[1]
  return read ? read(new Decimal(number.replaceAll(',', ''))) : null
}
