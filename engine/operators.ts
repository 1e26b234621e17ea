import { compareFacts } from './compare-facts.ts'
import type { FactType, FactValue, TextValue } from './fact-types.ts'
import { every, negate, some, type Truth, truthOf } from './truth.ts'

/** The operators that a condition may use. */
export const operatorNames = [
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
] as const
export type OperatorName = (typeof operatorNames)[number]

/** With the one that only arises when a `not` is pushed down to its lines. */
export type PushedOperator = OperatorName | 'notBetween'

const emptiness = ['isEmpty', 'isNotEmpty'] as const
const equality = ['equal', 'notEqual'] as const
const membership = ['in', 'notIn'] as const
const containment = ['contains', 'doesNotContain'] as const
const ordering = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive', 'between'] as const
const ordered = [...equality, ...ordering, ...membership, ...emptiness] as const

/** Which operators a type allows. An order of yes and no, or of grades by their ids, would mean nothing. */
export const operatorsOf: Readonly<Record<FactType, readonly OperatorName[]>> = {
  number: ordered,
  money: ordered,
  percentage: ordered,
  days: ordered,
  date: ordered,
  datetime: ordered,
  text: [...ordered, ...containment],
  enum: [...equality, ...membership, ...emptiness],
  boolean: [...equality, ...membership, ...emptiness],
  list: [...containment, ...emptiness],
}

/** What stands on the right of an operator: nothing, one value, two ends, or many. */
export type OperandShape = 'none' | 'one' | 'range' | 'list'

export function operandShapeOf(operator: PushedOperator): OperandShape {
  if (operator === 'isEmpty' || operator === 'isNotEmpty') return 'none'
  if (operator === 'between' || operator === 'notBetween') return 'range'
  return operator === 'in' || operator === 'notIn' ? 'list' : 'one'
}

/** The operator that holds exactly where this one is known and does not. */
export const negationOf: Readonly<Record<PushedOperator, PushedOperator>> = {
  equal: 'notEqual',
  notEqual: 'equal',
  lessThan: 'greaterThanInclusive',
  lessThanInclusive: 'greaterThan',
  greaterThan: 'lessThanInclusive',
  greaterThanInclusive: 'lessThan',
  between: 'notBetween',
  notBetween: 'between',
  in: 'notIn',
  notIn: 'in',
  contains: 'doesNotContain',
  doesNotContain: 'contains',
  isEmpty: 'isNotEmpty',
  isNotEmpty: 'isEmpty',
}

/** Operators that say what a value is not: over a missing value people expect them to hold, and they do not. */
export const negativeOperators: readonly PushedOperator[] = ['notEqual', 'notIn', 'doesNotContain', 'notBetween']

/** The right side as evaluated; null where the operator takes none or another fact, referred to, is missing. */
export type RightSide = FactValue | readonly FactValue[] | null

/**
 * One line, three-valued: a comparison with a missing value is unknown, and so is one of amounts in different currencies.
 * Only `isEmpty` and `isNotEmpty` see that a value is missing.
 */
export function evaluate(operator: PushedOperator, have: FactValue | null, right: RightSide): Truth {
  switch (operator) {
    case 'isEmpty':
      return truthOf(isEmptyFact(have))
    case 'equal':
      return compared(have, right, (order) => order === 0)
    case 'lessThan':
      return compared(have, right, (order) => order < 0)
    case 'greaterThan':
      return compared(have, right, (order) => order > 0)
    case 'between': {
      const [low = null, high = null] = listOf(right)
      return every([evaluate('greaterThanInclusive', have, low), evaluate('lessThanInclusive', have, high)])
    }
    case 'in':
      return have === null ? 'unknown' : some(listOf(right).map((item) => evaluate('equal', have, item)))
    case 'contains':
      return contained(have, right)
    default:
      return negate(evaluate(negationOf[operator], have, right))
  }
}

/** Missing, a text of white space only, or a list without elements. Zero and "no" are values. */
export function isEmptyFact(value: FactValue | null): boolean {
  if (value === null) return true
  if (value.type === 'list') return value.items.length === 0
  return (value.type === 'text' || value.type === 'enum') && value.text === ''
}

function compared(have: FactValue | null, right: RightSide, holds: (order: number) => boolean): Truth {
  if (have === null || right === null || isList(right)) return 'unknown'
  const order = compareFacts(have, right)
  return order === null ? 'unknown' : truthOf(holds(order))
}

function contained(have: FactValue | null, right: RightSide): Truth {
  if (have === null || right === null || isList(right) || !isText(right)) return 'unknown'
  if (have.type === 'list') return truthOf(have.items.includes(right.text))
  return isText(have) ? truthOf(have.text.includes(right.text)) : 'unknown'
}

function listOf(right: RightSide): readonly FactValue[] {
  return right !== null && isList(right) ? right : []
}

function isList(right: FactValue | readonly FactValue[]): right is readonly FactValue[] {
  return Array.isArray(right)
}

function isText(value: FactValue): value is TextValue {
  return value.type === 'text' || value.type === 'enum'
}
