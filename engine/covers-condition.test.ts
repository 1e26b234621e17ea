import { expect, test } from 'vitest'
import { pressVocabulary } from '#tests/factories/press-vocabulary.ts'
import { checkCondition } from './check-condition.ts'
import { coversCondition, holdsAlways } from './covers-condition.ts'

const timezone = 'Asia/Shanghai'

function read(condition: unknown) {
  const checked = checkCondition({ condition, vocabulary: pressVocabulary, timezone, currency: 'CNY' })
  if (!checked.ok) throw new Error(checked.problems[0].reason.en)
  return checked.tree
}
const covers = (wider: unknown, narrower: unknown) =>
  coversCondition({ wider: read(wider), narrower: read(narrower), timezone })
const margin = (operator: string, value: unknown) => ({ fact: 'marginPercent', operator, value })
const amount = (operator: string, value: unknown) => ({ fact: 'amount', operator, value })
const major = (value: boolean) => ({ fact: 'isMajor', operator: 'equal', value })
const grade = (...value: string[]) => ({ fact: 'grade', operator: 'in', value })

test.each<[string, unknown, unknown]>([
  ['a lower limit', margin('lessThan', 12), margin('lessThan', 10)],
  ['the same limit', margin('lessThan', 12), margin('lessThan', 12)],
  ['one end of a range', margin('lessThan', 17), margin('between', [12, 16.5])],
  ['fewer lines', margin('lessThan', 12), { all: [margin('lessThan', 10), amount('greaterThan', '100000000.00')] }],
  [
    'two lines between which it lies',
    margin('between', [10, 20]),
    { all: [margin('greaterThan', 11), margin('lessThan', 12)] },
  ],
  ['one of its choices', grade('a', 'b'), { fact: 'grade', operator: 'equal', value: 'b' }],
  ['one of its ways', { any: [major(true), margin('lessThan', 12)] }, margin('lessThan', 5)],
  ['each of several ways', margin('lessThan', 12), { any: [margin('lessThan', 5), margin('between', [5, 8])] }],
  ['its own negation twice', major(true), { not: major(false) }],
  ['a fact that is there', margin('isNotEmpty', undefined), margin('lessThan', 5)],
  ['what is true of everything', { fact: 'isMajor', operator: 'in', value: [true, false] }, margin('lessThan', 5)],
])('covers %s', (_, wider, narrower) => {
  expect(covers(wider, narrower)).toBe(true)
})

test.each<[string, unknown, unknown]>([
  ['a higher limit', margin('lessThan', 10), margin('lessThan', 12)],
  ['its own limit when that does not count', margin('lessThan', 12), margin('lessThanInclusive', 12)],
  ['what says nothing of its fact', margin('lessThan', 12), amount('greaterThan', '100000000.00')],
  ['more lines', { all: [margin('lessThan', 12), major(true)] }, margin('lessThan', 10)],
  ['a missing value', margin('lessThan', 12), margin('isEmpty', undefined)],
  ['a choice beside its own', grade('a', 'b'), grade('b', 'c')],
  ['one way of several', margin('lessThan', 12), { any: [margin('lessThan', 5), major(true)] }],
  ['a comparison with another fact', amount('greaterThan', '1.00'), amount('greaterThan', { fact: 'budget' })],
])('does not claim to cover %s', (_, wider, narrower) => {
  expect(covers(wider, narrower)).toBe(false)
})

test('the very same comparison with another fact is covered', () => {
  const above = amount('greaterThan', { fact: 'budget' })
  expect(covers(above, { all: [above, major(true)] })).toBe(true)
})

test('too many ways prove nothing', () => {
  const either = { any: [margin('lessThan', 5), margin('lessThan', 6)] }
  expect(covers(margin('lessThan', 12), { all: Array.from({ length: 5 }, () => either) })).toBe(true)
  expect(covers(margin('lessThan', 12), { all: Array.from({ length: 8 }, () => either) })).toBe(false)
})

test('holds always: every value of a fact that is never missing, and nothing less', () => {
  const always = (condition: unknown) => holdsAlways({ condition: read(condition), timezone })
  expect(always({ fact: 'isMajor', operator: 'in', value: [true, false] })).toBe(true)
  expect(always({ any: [margin('isEmpty', undefined), margin('isNotEmpty', undefined)] })).toBe(false)
  expect(always(major(true))).toBe(false)
  expect(always(margin('isNotEmpty', undefined))).toBe(false)
})
