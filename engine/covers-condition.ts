import { findSatisfyingValue } from './candidate-values.ts'
import { type CheckedNode, rightSideOf } from './checked-condition.ts'
import { evaluate, negationOf } from './operators.ts'
import { type PushedNode, pushDownNot } from './push-down-not.ts'
import type { FactDeclaration } from './vocabulary.ts'

type Line = Extract<PushedNode, { kind: 'line' }>

/** Ways in which the narrower condition can be true that are looked at; past them nothing is claimed. */
const mostWays = 64

/**
 * Whether every case of one condition is a case of the other, as far as that can be proved line by line: true is certain, false
 * only says that no proof was found. Comparing facts with each other proves nothing but the very same comparison.
 */
export function coversCondition(options: {
  wider: CheckedNode<FactDeclaration>
  narrower: CheckedNode<FactDeclaration>
  timezone: string
}): boolean {
  const ways = waysOf(pushDownNot(options.narrower))
  const wider = pushDownNot(options.wider)
  return ways?.every((way) => follows(wider, way, options.timezone)) ?? false
}

/** Whether a condition is true whatever the facts are, as one is that takes every value of a fact that is never missing. */
export function holdsAlways(options: { condition: CheckedNode<FactDeclaration>; timezone: string }): boolean {
  return follows(pushDownNot(options.condition), [], options.timezone)
}

/** Every way in which a condition can be true: lines that hold together. Null: too many. */
function waysOf(node: PushedNode): Line[][] | null {
  if (node.kind === 'line') return [[node]]
  const parts = node.children.map(waysOf)
  if (!parts.every((part) => part !== null)) return null
  const ways =
    node.kind === 'any'
      ? parts.flat()
      : parts.reduce<Line[][]>(
          (found, part) => (found.length > mostWays ? found : found.flatMap((a) => part.map((b) => [...a, ...b]))),
          [[]],
        )
  return ways.length > mostWays ? null : ways
}

function follows(node: PushedNode, given: readonly Line[], timezone: string): boolean {
  if (node.kind === 'line') return lineFollows(node, given, timezone)
  const each = (child: PushedNode) => follows(child, given, timezone)
  return node.kind === 'all' ? node.children.every(each) : node.children.some(each)
}

/** A line follows where no value that lets the others hold makes it false, and a missing one, where there may be one, true. */
function lineFollows(asked: Line, given: readonly Line[], timezone: string): boolean {
  const { line, operator } = asked
  const ofFact = given.filter((one) => one.line.key === line.key)
  if (ofFact.some((one) => sameLine(one, asked))) return true
  if (line.operand.kind === 'fact' || line.fact.type === 'list') return false
  const known = ofFact.filter((one) => one.line.operand.kind !== 'fact')
  const right = (one: Line) => rightSideOf(one.line.operand, () => null)
  // A comparison with another fact, too, holds only where there is a value.
  const mayBeMissing =
    line.fact.nullable &&
    known.length === ofFact.length &&
    known.every((one) => evaluate(one.operator, null, right(one)) === 'true')
  if (mayBeMissing && evaluate(operator, null, right(asked)) !== 'true') return false
  const constraints = known.map((one) => ({ operator: one.operator, right: right(one) }))
  const denied = { operator: negationOf[operator], right: right(asked) }
  const against = findSatisfyingValue({
    fact: line.fact,
    current: null,
    constraints: [...constraints, denied],
    timezone,
  })
  // What is missing was looked at above; an enumeration that knows no values can always have another one.
  return against === undefined || against === null
}

function sameLine(one: Line, other: Line): boolean {
  return one.operator === other.operator && writtenValue(one) === writtenValue(other)
}

function writtenValue({ line: { source } }: Line): string {
  return JSON.stringify('value' in source ? source.value : null)
}
