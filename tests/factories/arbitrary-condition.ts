import fc from 'fast-check'
import type { Condition } from '#engine/condition.ts'
import type { FactDeclaration, Vocabulary } from '#engine/vocabulary.ts'

const types = ['number', 'money', 'date', 'text', 'enum', 'boolean', 'list'] as const
type SmallType = (typeof types)[number]

/** Values so few that a test can try them all; the figures of conditions lie between and on those of rows. */
export const domains: Readonly<Record<SmallType, readonly unknown[]>> = {
  number: [null, '-1', 0, '0.5', 1, '1.50', '2', '2.5', 3, '4'],
  money: [null, '-0.01', '0.00', '0.01', 1, '1.00', '2.00', '2.01', '3.00'],
  date: [null, '2026-12-31', '2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04'],
  text: [null, '', ' ', 'a', 'ab', 'b', 'é', 'e\u0301', '😀', 'Ａ'],
  enum: [null, 'a', 'b', 'c'],
  boolean: [null, true, false],
  list: [null, [], ['a'], ['b'], ['a', 'b'], ['c']],
}

const operands: Readonly<Record<SmallType, readonly unknown[]>> = {
  number: [0, '1.0', 2, '3'],
  money: ['0', '1.00', 2],
  date: ['2027-01-01', '2027-01-02', '2027-01-03'],
  text: ['a', 'b', 'é', '😀', 'Ａ'],
  enum: ['a', 'b'],
  boolean: [true, false],
  list: ['a', 'b'],
}

const oneOperators: Readonly<Record<SmallType, readonly string[]>> = {
  number: ['equal', 'notEqual', 'lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'],
  money: ['equal', 'notEqual', 'lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'],
  date: ['equal', 'notEqual', 'lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'],
  text: ['equal', 'notEqual', 'lessThan', 'greaterThanInclusive', 'contains', 'doesNotContain'],
  enum: ['equal', 'notEqual'],
  boolean: ['equal', 'notEqual'],
  list: ['contains', 'doesNotContain'],
}

/** One fact of each type, under the type's name, all nullable. */
export const smallVocabulary: Vocabulary<FactDeclaration> = {
  subject: 'case',
  version: '1',
  facts: types.map((type) => ({
    id: type,
    type,
    nullable: true,
    ...(type === 'enum' ? { values: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] } : {}),
  })),
}

const line: fc.Arbitrary<Condition> = fc.constantFrom(...types).chain((fact) => {
  const operand = fc.constantFrom(...operands[fact])
  const one = fc.record({ fact: fc.constant(fact), operator: fc.constantFrom(...oneOperators[fact]), value: operand })
  const emptiness = fc.record({ fact: fc.constant(fact), operator: fc.constantFrom('isEmpty', 'isNotEmpty') })
  const list = fc.record({
    fact: fc.constant(fact),
    operator: fc.constantFrom('in', 'notIn'),
    value: fc.array(operand, { minLength: 1, maxLength: 3 }),
  })
  const range = fc
    .tuple(fc.nat(operands[fact].length - 1), fc.nat(operands[fact].length - 1))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)])
    .map(([low = 0, high = 0]) => ({
      fact,
      operator: 'between',
      value: [operands[fact][low], operands[fact][high]],
    }))
  if (fact === 'boolean' || fact === 'list') return fc.oneof({ weight: 3, arbitrary: one }, emptiness)
  if (fact === 'enum') return fc.oneof(one, list, emptiness)
  return fc.oneof({ weight: 3, arbitrary: one }, list, fact === 'text' ? one : range, emptiness)
})

/** Any condition over the small vocabulary that may be evaluated, up to four groups deep. */
export const arbitraryCondition: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>((tie) => {
  const children = fc.array(tie('node'), { minLength: 1, maxLength: 3 })
  return {
    node: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'condition' },
      line,
      fc.record({ all: children }),
      fc.record({ any: children }),
      fc.record({ not: tie('node') }),
    ),
  }
}).node

/** A value for every fact of the small vocabulary. */
export const arbitraryRow: fc.Arbitrary<Record<SmallType, unknown>> = fc.record({
  number: fc.constantFrom(...domains.number),
  money: fc.constantFrom(...domains.money),
  date: fc.constantFrom(...domains.date),
  text: fc.constantFrom(...domains.text),
  enum: fc.constantFrom(...domains.enum),
  boolean: fc.constantFrom(...domains.boolean),
  list: fc.constantFrom(...domains.list),
})
