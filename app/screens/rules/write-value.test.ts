import { expect, test } from 'vitest'
import { vocabularies } from '#crm/rule-sets/vocabularies.ts'
import { factOptions } from './fact-options.ts'
import { shiftPoint, sourceFor, typedNumber, withOperator } from './write-value.ts'

test.each([
  ['3000', 4, '30000000'],
  ['0.5', 4, '5000'],
  ['1.23456', 4, '12345.6'],
  ['30000000', -4, '3000'],
  ['5', -4, '0.0005'],
  ['-12.50', -6, '-0.0000125'],
  ['-3', 4, '-30000'],
  ['0', 4, '0'],
  ['1,200', 4, '12000000'],
  ['much', 4, 'much'],
  ['', 4, ''],
])('%s with its point moved by %i is %s', (text, places, moved) => {
  expect(shiftPoint(text, places)).toBe(moved)
})

test.each([
  ['14', 14],
  ['-3', -3],
  ['8.50', '8.50'],
  ['007', '007'],
  ['1234567890123456', '1234567890123456'],
  ['x', 'x'],
])('%s is stored as %j', (text, stored) => {
  expect(typedNumber(text)).toBe(stored)
})

test('every fact that a warning may ask for is offered by subject, each parameter once, and costs are not', () => {
  const keys = factOptions('opportunity').map(({ key }) => key)
  expect(new Set(keys).size).toBe(keys.length)
  expect(keys).toContain('activitiesSinceStageEntry(kind=executive-visit)')
  expect(factOptions('contract').map(({ key }) => key)).not.toContain('margin')
  expect(vocabularies.contract?.facts.map(({ id }) => id)).toContain('margin')
})

test('a line keeps of its value what makes sense after another operator', () => {
  const line = { fact: 'amount', operator: 'greaterThan', value: '5.00' }
  expect(withOperator(line, 'lessThan')).toEqual({ ...line, operator: 'lessThan' })
  expect(withOperator(line, 'between')).toEqual({ ...line, operator: 'between', value: ['5.00', ''] })
  expect(withOperator(line, 'isEmpty')).toEqual({ fact: 'amount', operator: 'isEmpty' })
  expect(withOperator({ ...line, operator: 'in', value: ['1', '2'] }, 'equal')).toEqual({
    ...line,
    operator: 'equal',
    value: '1',
  })
  const [major] = factOptions('opportunity').filter(({ key }) => key === 'isMajor')
  expect(major && sourceFor(major)).toEqual({ fact: 'isMajor', operator: 'equal', value: true })
})
