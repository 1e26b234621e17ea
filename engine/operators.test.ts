import { describe, expect, it } from 'vitest'
import { type FactType, factTypes } from './fact-types.ts'
import {
  evaluate,
  negationOf,
  type OperatorName,
  operandShapeOf,
  operatorNames,
  operatorsOf,
  type PushedOperator,
} from './operators.ts'
import { parseFact } from './parse-fact.ts'
import { negate, type Truth } from './truth.ts'

const context = { timezone: 'Asia/Shanghai' }

function read(type: FactType, wire: unknown) {
  const parsed = parseFact(type, wire, context)
  if (parsed.kind === 'invalid') throw new Error(`${JSON.stringify(wire)} is no ${type}: ${parsed.reason.en}`)
  return parsed.kind === 'value' ? parsed.value : null
}

function truth(type: FactType, have: unknown, operator: PushedOperator, asked?: unknown): Truth {
  const element = type === 'list' ? 'text' : type
  const operand = (wire: unknown) => {
    const value = read(element, wire)
    if (!value) throw new Error('An operand is never missing')
    return value
  }
  const right = asked === undefined ? null : Array.isArray(asked) ? asked.map(operand) : operand(asked)
  return evaluate(operator, read(type, have), right)
}

const t = 'true'
const f = 'false'
const u = 'unknown'
const order = ['lessThan', 'lessThanInclusive', 'equal', 'notEqual', 'greaterThanInclusive', 'greaterThan'] as const

describe('comparisons', () => {
  const below: Truth[] = [t, t, f, t, f, f]
  const same: Truth[] = [f, t, t, f, t, f]
  const above: Truth[] = [f, f, f, t, t, t]
  const missing: Truth[] = [u, u, u, u, u, u]
  // columns: < <= = != >= >
  const tables: [FactType, unknown, unknown, Truth[]][] = [
    ['number', '-1', 0, below],
    ['number', 0, '0.00', same],
    ['number', '-0', 0, same],
    ['number', '10.00', 9, above],
    ['number', '8.999', 9, below],
    ['number', '0.30000000000000004', '0.3', above],
    ['number', '9007199254740993', '9007199254740992', above],
    ['number', null, 0, missing],
    ['percentage', '9.0', 9, same],
    ['percentage', '-3.5', 0, below],
    ['percentage', null, 9, missing],
    ['days', 0, 0, same],
    ['days', -1, 0, below],
    ['days', 9, 10, below],
    ['days', null, 0, missing],
    ['money', '9000000.00', '30000000.00', below],
    ['money', '30000000', '30000000.00', same],
    ['money', '0.01', 0, above],
    ['money', '-5000.00', 0, below],
    ['money', '1000000000000000.01', '1000000000000000.00', above],
    ['money', null, 0, missing],
    ['date', '2026-12-31', '2027-01-01', below],
    ['date', '2028-02-29', '2028-02-29', same],
    ['date', null, '2027-01-01', missing],
    ['datetime', '2027-03-02T08:00:00+08:00', '2027-03-02T00:00:00Z', same],
    ['datetime', '2027-03-02T08:00:00', '2027-03-02T00:00:01Z', below],
    ['datetime', '2027-03-02T00:00:00.000001Z', '2027-03-02T00:00:00Z', above],
    ['datetime', null, '2027-03-02T00:00:00Z', missing],
    ['text', 'a', 'b', below],
    ['text', 'B', 'a', below],
    ['text', '10', '9', below],
    ['text', 'a', 'ab', below],
    ['text', '', 'a', below],
    ['text', 'cafe\u0301', 'caf\u00e9', same],
    ['text', '郑州', '郑州', same],
    ['text', 'ABC', 'ＡＢＣ', below],
    ['text', '😀', '\ue000', above],
    ['text', null, 'a', missing],
  ]
  it.each(tables)('%s %j against %j', (type, have, asked, expected) => {
    expect(order.map((operator) => truth(type, have, operator, asked))).toEqual(expected)
  })

  it.each<[FactType, unknown, unknown, Truth, Truth]>([
    ['enum', 'steel', 'steel', t, f],
    ['enum', 'Steel', 'steel', f, t],
    ['enum', null, 'steel', u, u],
    ['boolean', false, false, t, f],
    ['boolean', false, true, f, t],
    ['boolean', null, true, u, u],
  ])('%s %j equal, notEqual %j', (type, have, asked, equal, notEqual) => {
    expect(truth(type, have, 'equal', asked)).toBe(equal)
    expect(truth(type, have, 'notEqual', asked)).toBe(notEqual)
  })
})

describe('ranges and lists', () => {
  it.each<[FactType, unknown, unknown[], Truth]>([
    ['number', 2, [2, 5], t],
    ['number', 5, [2, 5], t],
    ['number', '5.0001', [2, 5], f],
    ['number', '1.9999', [2, 5], f],
    ['number', 3, [3, 3], t],
    ['number', null, [2, 5], u],
    ['money', '900', ['800', '1000000'], t],
    ['date', '2027-03-31', ['2027-01-01', '2027-03-31'], t],
    ['date', '2027-04-01', ['2027-01-01', '2027-03-31'], f],
    ['text', 'b', ['a', 'c'], t],
  ])('%s %j between %j, both ends included', (type, have, asked, expected) => {
    expect(truth(type, have, 'between', asked)).toBe(expected)
    expect(truth(type, have, 'notBetween', asked)).toBe(negate(expected))
  })

  it.each<[FactType, unknown, unknown[], Truth]>([
    ['number', '2', [1, '2.0'], t],
    ['number', 0, [1], f],
    ['enum', 'steel', ['cement', 'mining'], f],
    ['boolean', false, [true], f],
    ['boolean', false, [true, false], t],
    ['text', 'a,b', ['a,b', 'c'], t],
    ['text', 'a', ['a,b', 'c'], f],
    ['text', '', ['a'], f],
    ['text', null, ['a'], u],
  ])('%s %j in %j', (type, have, asked, expected) => {
    expect(truth(type, have, 'in', asked)).toBe(expected)
    expect(truth(type, have, 'notIn', asked)).toBe(negate(expected))
  })

  it.each<[FactType, unknown, unknown, Truth]>([
    ['text', '延至2027年', '2027', t],
    ['text', '延至2027年', '２０２７', f],
    ['text', '', '2027', f],
    ['text', 'cafe\u0301', '\u00e9', t],
    ['text', '100%', '%', t],
    ['text', 'ab', 'a_', f],
    ['text', null, 'a', u],
    ['list', ['a', 'b'], 'a', t],
    ['list', ['ab'], 'a', f],
    ['list', [], 'a', f],
    ['list', null, 'a', u],
  ])('%s %j contains %j', (type, have, asked, expected) => {
    expect(truth(type, have, 'contains', asked)).toBe(expected)
    expect(truth(type, have, 'doesNotContain', asked)).toBe(negate(expected))
  })
})

describe('emptiness', () => {
  it.each<[FactType, unknown, Truth]>([
    ['number', null, t],
    ['number', 0, f],
    ['money', '0.00', f],
    ['percentage', 0, f],
    ['days', 0, f],
    ['date', null, t],
    ['boolean', false, f],
    ['boolean', null, t],
    ['enum', 'a', f],
    ['text', '', t],
    ['text', ' \t\n', t],
    ['text', '\u3000', t],
    ['text', '0', f],
    ['text', null, t],
    ['list', [], t],
    ['list', null, t],
    ['list', ['a'], f],
  ])('%s %j isEmpty', (type, have, expected) => {
    expect(truth(type, have, 'isEmpty')).toBe(expected)
    expect(truth(type, have, 'isNotEmpty')).toBe(negate(expected))
  })
})

describe('a moment and a day meet by the day in the time zone', () => {
  it.each([
    ['2027-03-01T15:59:59Z', '2027-03-01', 'equal', t],
    ['2027-03-01T16:00:00Z', '2027-03-01', 'equal', f],
    ['2027-03-01T16:00:00Z', '2027-03-02', 'equal', t],
    ['2027-03-02T23:59:59', '2027-03-02', 'greaterThan', f],
    ['2027-03-02T00:00:00', '2027-03-02', 'lessThan', f],
  ] as const)('%s, %s %s', (moment, day, operator, expected) => {
    const have = read('datetime', moment)
    const asked = read('date', day)
    expect(evaluate(operator, have, asked)).toBe(expected)
    const turned = { equal: 'equal', greaterThan: 'lessThan', lessThan: 'greaterThan' } as const
    expect(evaluate(turned[operator], asked, have)).toBe(expected)
  })
})

describe('amounts in different currencies', () => {
  const dollars = read('money', { amount: '5.00', currency: 'USD' })
  const euros = read('money', { amount: '5.00', currency: 'EUR' })
  it('are unknown for every comparison', () => {
    for (const operator of order) expect(evaluate(operator, dollars, euros)).toBe(u)
    expect(evaluate('in', dollars, euros && [euros])).toBe(u)
    expect(evaluate('notIn', dollars, euros && [euros])).toBe(u)
  })
  it('are known again where one of the listed currencies is the same', () => {
    expect(evaluate('in', dollars, euros && dollars && [euros, dollars])).toBe(t)
  })
})

describe('the table of operators', () => {
  it('gives every type at least equality or containment, and emptiness', () => {
    for (const type of factTypes) expect(operatorsOf[type]).toContain('isEmpty')
    expect(operatorsOf.boolean).toEqual(['equal', 'notEqual', 'in', 'notIn', 'isEmpty', 'isNotEmpty'])
    expect(operatorsOf.enum).not.toContain('lessThan')
    expect(operatorsOf.list).not.toContain('equal')
    expect(operatorsOf.number).not.toContain('contains')
  })

  it('negates each operator into one with the same right side, and back', () => {
    for (const operator of operatorNames) {
      expect(negationOf[negationOf[operator]]).toBe(operator)
      expect(operandShapeOf(negationOf[operator])).toBe(operandShapeOf(operator))
    }
  })

  it('has exactly the thirteen names that conditions use', () => {
    const names: OperatorName[] = [
      'equal',
      'notEqual',
      'lessThan',
      'lessThanInclusive',
      'greaterThan',
      'greaterThanInclusive',
      'between',
      'in',
      'notIn',
      'contains',
      'doesNotContain',
      'isEmpty',
      'isNotEmpty',
    ]
    expect([...operatorNames]).toEqual(names)
  })
})
