import { type OperatorName, operandShapeOf, operatorNames, operatorsOf } from '#engine/operators.ts'
import type { LineNode } from '#engine/sentence-tree.ts'
import type { Fact } from '#engine/vocabulary.ts'
import type { FactOption } from './fact-options.ts'

/** Operators that a fact offers, in the order in which they are shown. */
export function operatorsFor(fact: Fact): readonly OperatorName[] {
  return (fact.operators ?? operatorsOf[fact.type]).filter((operator) => operator !== 'in' || fact.type !== 'boolean')
}

/** A line about another fact: what was asked of the one before means nothing here. */
export function sourceFor({ fact, params }: FactOption): LineNode['source'] {
  const [first] = operatorsFor(fact)
  const usual = fact.type === 'days' || (fact.type === 'number' && fact.measure) || fact.type === 'money'
  const operator = usual ? 'greaterThan' : first
  const asked = { fact: fact.id, ...(params ? { params } : {}), operator }
  return fact.type === 'boolean' ? { ...asked, value: true } : asked
}

/** The same line with another operator; what stood on its right stays as far as it makes sense there. */
export function withOperator(source: LineNode['source'], operator: OperatorName): LineNode['source'] {
  const { value, ...rest } = source
  const [from, to] = [shapeOf(source.operator), operandShapeOf(operator)]
  if (to === 'none') return { ...rest, operator }
  if (from === to) return { ...source, operator }
  const first = Array.isArray(value) ? value[0] : value
  if (first === undefined || isReference(first)) return { ...rest, operator }
  if (to === 'one') return { ...rest, operator, value: first }
  return { ...rest, operator, value: to === 'range' ? [first, ''] : [first] }
}

/** What stands on the right of an operator; of one that nobody knows, one value. */
export function shapeOf(operator: unknown) {
  const known = operatorNames.find((name) => name === operator)
  return known ? operandShapeOf(known) : 'one'
}

/** Whether a line compares its fact with another one. */
export function isReference(value: unknown): value is { fact: string } {
  return typeof value === 'object' && value !== null && 'fact' in value
}

/** Whether another fact may stand on the right of an operator. */
export function takesFact(operator: unknown): boolean {
  return shapeOf(operator) === 'one' && operator !== 'contains' && operator !== 'doesNotContain'
}

/**
 * What a person typed for a value, as it is stored: a whole number as a number, other decimals as they were typed, so that no digit
 * is lost; anything else as text, for the check to refuse with a reason.
 */
export function typedNumber(text: string): number | string {
  const plain = text.trim().replaceAll(',', '')
  return /^-?(0|[1-9]\d{0,14})$/.test(plain) ? Number(plain) : plain
}

/** A decimal text with its point moved: `shiftPoint('3000', 4)` is `30000000`. Not for what is no decimal: that comes back. */
export function shiftPoint(text: string, places: number): string {
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(text.trim().replaceAll(',', ''))
  if (!match) return text.trim()
  const [, sign = '', whole = '', fraction = ''] = match
  const digits = whole + fraction
  const point = whole.length + places
  const padded = point < 1 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0')
  const at = Math.max(point, 1)
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, '')
  const right = padded.slice(at).replace(/0+$/, '')
  return `${sign}${left}${right ? `.${right}` : ''}`
}
