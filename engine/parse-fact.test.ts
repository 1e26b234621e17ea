import { describe, expect, it } from 'vitest'
import { dayOf } from '#lib/clock.ts'
import { type FactType, factTypes } from './fact-types.ts'
import { parseDatetime } from './parse-datetime.ts'
import { parseFact, toWire } from './parse-fact.ts'

const shanghai = { timezone: 'Asia/Shanghai' }

function wire(type: FactType, value: unknown, context: Parameters<typeof parseFact>[2] = shanghai) {
  const parsed = parseFact(type, value, context)
  return parsed.kind === 'value' ? toWire(parsed.value) : parsed.kind
}

describe('parseFact', () => {
  it.each<[FactType, unknown, unknown]>([
    ['number', '10.00', '10'],
    ['number', -0.5, '-0.5'],
    ['number', '0.000000000000000000001', '0.000000000000000000001'],
    ['percentage', '8.999', '8.999'],
    ['days', '30', 30],
    ['days', -3, -3],
    ['money', '30000000', '30000000.00'],
    ['money', 5, '5.00'],
    ['money', { amount: '5', currency: 'USD' }, { amount: '5.00', currency: 'USD' }],
    ['date', '2028-02-29', '2028-02-29'],
    ['datetime', '2027-03-02T08:00', '2027-03-02T00:00:00Z'],
    ['datetime', '2027-03-02T08:00:00.120+08:00', '2027-03-02T00:00:00.12Z'],
    ['datetime', '1969-12-31T23:59:59.5Z', '1969-12-31T23:59:59.5Z'],
    ['text', 'cafe\u0301', 'caf\u00e9'],
    ['text', ' \u3000', ''],
    ['text', ' a ', ' a '],
    ['enum', 'steel', 'steel'],
    ['boolean', false, false],
    ['list', ['cafe\u0301'], ['caf\u00e9']],
    ['list', [], []],
  ])('reads %s %j as %j', (type, value, expected) => {
    expect(wire(type, value)).toEqual(expected)
  })

  it.each<[FactType, unknown]>([
    ['number', 'abc'],
    ['number', '1e3'],
    ['number', ''],
    ['number', '１２'],
    ['number', '1,000'],
    ['number', '+5'],
    ['number', '.5'],
    ['number', true],
    ['number', Number.NaN],
    ['number', Number.POSITIVE_INFINITY],
    ['number', Number.MAX_SAFE_INTEGER + 1],
    ['number', '9'.repeat(41)],
    ['percentage', '9%'],
    ['days', 1.5],
    ['days', '99999999999999999999'],
    ['money', '1e3'],
    ['money', '1.005'],
    ['money', 12.5],
    ['money', Number.MAX_SAFE_INTEGER + 1],
    ['money', { amount: '5', currency: '¥' }],
    ['money', { amount: 'x', currency: 'CNY' }],
    ['date', '2027-02-29'],
    ['date', '0000-01-01'],
    ['date', '2027-01-18T00:00:00Z'],
    ['date', 20270118],
    ['datetime', '2027-03-02'],
    ['datetime', '2027-02-29T10:00:00Z'],
    ['datetime', '2027-03-02T24:00:00Z'],
    ['datetime', '9999-12-31T23:00:00Z'],
    ['datetime', 0],
    ['text', 5],
    ['enum', 5],
    ['boolean', 'true'],
    ['boolean', 0],
    ['list', 'a'],
    ['list', [null]],
    ['list', [1]],
  ])('refuses %s %j and never takes it for missing', (type, value) => {
    expect(wire(type, value)).toBe('invalid')
  })

  it.each(factTypes)('takes null and undefined as missing for %s', (type) => {
    expect(wire(type, null)).toBe('missing')
    expect(wire(type, undefined)).toBe('missing')
  })

  it('keeps an enumeration to its options, where they are known', () => {
    expect(wire('enum', 'wood', { ...shanghai, values: ['steel'] })).toBe('invalid')
    expect(wire('enum', 'steel', { ...shanghai, values: ['steel'] })).toBe('steel')
  })

  it('gives an amount without a currency the currency of the group', () => {
    expect(wire('money', '5', { ...shanghai, currency: 'CNY' })).toEqual({ amount: '5.00', currency: 'CNY' })
  })
})

describe('parseDatetime', () => {
  const instant = (text: string, timezone: string) => {
    const nanos = parseDatetime(text, timezone)?.nanos
    return nanos === undefined ? null : new Date(Number(nanos / 1_000_000n)).toISOString()
  }

  it.each([
    ['2027-03-14T01:59:59', '2027-03-14T06:59:59.000Z'],
    ['2027-03-14T02:30:00', '2027-03-14T07:30:00.000Z'],
    ['2027-03-14T03:00:00', '2027-03-14T07:00:00.000Z'],
    ['2027-11-07T00:59:59', '2027-11-07T04:59:59.000Z'],
    ['2027-11-07T01:30:00', '2027-11-07T05:30:00.000Z'],
    ['2027-11-07T02:00:00', '2027-11-07T07:00:00.000Z'],
  ])('reads %s in New York, where the clock skips and repeats an hour', (local, expected) => {
    expect(instant(local, 'America/New_York')).toBe(expected)
  })

  it('reads a local time in a zone of half hours', () => {
    expect(instant('2027-01-01T00:00', 'Asia/Kolkata')).toBe('2026-12-31T18:30:00.000Z')
    expect(instant('2027-01-01T00:00', 'Pacific/Kiritimati')).toBe('2026-12-31T10:00:00.000Z')
  })

  it.each(['Asia/Shanghai', 'America/New_York', 'UTC', 'Pacific/Kiritimati'])('agrees with dayOf in %s', (timezone) => {
    for (const text of [
      '2027-03-14T06:30:00Z',
      '2027-11-07T04:00:00Z',
      '2027-12-31T16:00:00Z',
      '2024-02-29T12:00:00Z',
    ]) {
      expect(parseDatetime(text, timezone)?.wall.slice(0, 10)).toBe(dayOf(new Date(text), timezone))
    }
  })
})
