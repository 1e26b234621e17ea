import fc from 'fast-check'
import type { Condition } from '#engine/condition.ts'
import { type FactType, factTypes } from '#engine/fact-types.ts'
import { operandShapeOf, operatorsOf } from '#engine/operators.ts'
import type { FactDeclaration, Vocabulary } from '#engine/vocabulary.ts'

// Values of every type, chosen where evaluators part: ends of ranges, decimals that floats can't hold, text beyond the first
// plane, moments a nanosecond apart and on two sides of midnight, amounts in other currencies.
const domains: Readonly<Record<FactType, readonly unknown[]>> = {
  number: ['-1', 0, '0.1', '0.30000000000000004', '0.3', 1, '1.50', 2, '123456789012345678901234567890.5'],
  percentage: ['-0.01', 0, '8.99', 9, '9.00', '9.01', 100],
  days: [-1, 0, 1, 7, 14, 15, 365],
  money: [
    '-0.01',
    '0.00',
    1,
    '1.00',
    '9000000.00',
    '30000000.00',
    { amount: '1.00', currency: 'EUR' },
    { amount: '2', currency: 'CNY' },
  ],
  date: ['0001-01-01', '2026-02-28', '2026-12-31', '2027-01-01', '2027-01-02', '9999-12-31'],
  datetime: [
    '2026-12-31T15:59:59.999999999Z',
    '2026-12-31T16:00:00Z',
    '2027-01-01T00:00:00',
    '2027-01-01T00:00:00.000000001+08:00',
    '2027-01-01T23:59:59+08:00',
    '1969-12-31T23:59:59.5Z',
  ],
  text: [
    '',
    ' ',
    '\u3000',
    'a',
    'ab',
    'b',
    'B',
    'é',
    'e\u0301',
    '😀',
    'Ａ',
    '在建工程',
    '工程',
    '%',
    '_',
    "o'clock",
    '\\',
  ],
  enum: ['a', 'b', 'c'],
  boolean: [true, false],
  list: [[], ['a'], ['b'], ['a', 'b'], ['', 'é'], ['工程']],
}

/** Two facts of each type, so that one can be compared with the other. */
export const wideVocabulary: Vocabulary<FactDeclaration> = {
  subject: 'case',
  version: '1',
  facts: factTypes.flatMap((type) =>
    [type, `${type}2`].map((id) => ({
      id,
      type,
      nullable: true,
      ...(type === 'enum' ? { values: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] } : {}),
    })),
  ),
}

const isBlank = (value: unknown) => typeof value === 'string' && value.trim() === ''
const operandsOf = (type: FactType): readonly unknown[] => {
  if (type === 'list') return ['a', 'b', 'é', '工程']
  const own = domains[type].filter((value) => !isBlank(value))
  // A day may be asked of a moment, and a moment of a day.
  if (type === 'date' || type === 'datetime') return [...own, ...domains[type === 'date' ? 'datetime' : 'date']]
  return own
}

const line: fc.Arbitrary<Condition> = fc
  .constantFrom(...factTypes)
  .chain((type) => fc.tuple(fc.constant(type), fc.constantFrom(...operatorsOf[type]), fc.boolean()))
  .chain(([type, operator, second]): fc.Arbitrary<Condition> => {
    const fact = second ? `${type}2` : type
    const operand = fc.constantFrom(...operandsOf(type))
    const shape = operandShapeOf(operator)
    if (shape === 'none') return fc.constant({ fact, operator })
    if (shape === 'list') {
      return fc.array(operand, { minLength: 1, maxLength: 4 }).map((value) => ({ fact, operator, value }))
    }
    if (shape === 'range') return fc.tuple(operand, operand).map((value) => ({ fact, operator, value }))
    const literal = operand.map((value) => ({ fact, operator, value }))
    if (operator === 'contains' || operator === 'doesNotContain') return literal
    const other = type === 'date' ? 'datetime' : type === 'datetime' ? 'date' : second ? type : `${type}2`
    return fc.oneof({ weight: 3, arbitrary: literal }, fc.constant({ fact, operator, value: { fact: other } }))
  })

/** Conditions over every type and operator, up to four groups deep. Some may not be saved (a reversed range): skip those. */
export const wideCondition: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>((tie) => {
  const children = fc.array(tie('node'), { minLength: 1, maxLength: 3 })
  return {
    node: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'wide' },
      { weight: 2, arbitrary: line },
      fc.record({ all: children }),
      fc.record({ any: children }),
      fc.record({ not: tie('node') }),
    ),
  }
}).node

/** A value or nothing for every fact. */
export const wideRow: fc.Arbitrary<Record<string, unknown>> = fc.record(
  Object.fromEntries(
    wideVocabulary.facts.map(({ id, type }) => [
      id,
      fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...domains[type]) }, fc.constant(null)),
    ]),
  ),
)
