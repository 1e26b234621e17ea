import type { CheckedLine, CheckedNode } from './checked-condition.ts'
import type { TraceLine, TraceNode } from './decision.ts'
import type { FactValue } from './fact-types.ts'
import { evaluate, type RightSide } from './operators.ts'
import { toWire } from './parse-fact.ts'
import { every, negate, some, type Truth, truthOf } from './truth.ts'

/** What json-rules-engine leaves on a node that it evaluated; groups hold their children by their own name. */
export interface EngineNode {
  all?: readonly EngineNode[]
  any?: readonly EngineNode[]
  factResult?: unknown
  valueResult?: unknown
  result?: unknown
}

/** What json-rules-engine hands to an operator: our right side behind a function, or the value of a fact referred to. */
export type GivenValue = (() => RightSide) | FactValue | null

export function readGiven(given: GivenValue): RightSide {
  return typeof given === 'function' ? given() : given
}

/**
 * The trace of a condition as written, from what the engine found for its pushed-down form: a `not` has no node there, and
 * under it all and any, and every operator, have changed places.
 */
export function traceOf(node: CheckedNode, found: EngineNode, negated: boolean): TraceNode {
  if (node.kind === 'line') return traceLine(node, found, negated)
  const { kind, place } = node
  const parts = kind === 'not' ? [found] : (found.all ?? found.any ?? [])
  const children = node.children.map((child, index) => {
    const part = parts[index]
    if (!part) throw new Error(`json-rules-engine did not evaluate ${child.place}`)
    return traceOf(child, part, kind === 'not' ? !negated : negated)
  })
  return {
    kind,
    place,
    truth: truthOfGroup(
      kind,
      children.map(({ truth }) => truth),
    ),
    children,
  }
}

function truthOfGroup(kind: 'all' | 'any' | 'not', truths: readonly Truth[]): Truth {
  if (kind === 'all') return every(truths)
  return kind === 'any' ? some(truths) : negate(truths[0] ?? 'unknown')
}

function traceLine(line: CheckedLine, found: EngineNode, negated: boolean): TraceLine {
  if (typeof found.result !== 'boolean') throw new Error(`json-rules-engine did not evaluate ${line.place}`)
  const have = found.factResult as FactValue | null
  const right = readGiven(found.valueResult as GivenValue)
  const known = evaluate(line.operator, have, right) !== 'unknown'
  return {
    kind: 'line',
    place: line.place,
    fact: line.fact.id,
    ...(line.params ? { params: line.params } : {}),
    type: line.fact.type,
    operator: line.operator,
    have: have && toWire(have),
    ...askOf(line, right),
    truth: known ? truthOf(found.result !== negated) : 'unknown',
  }
}

function askOf({ operand }: CheckedLine, right: RightSide): Pick<TraceLine, 'ask' | 'reference'> {
  switch (operand.kind) {
    case 'none':
      return {}
    case 'one':
      return { ask: toWire(operand.value) }
    case 'range':
      return { ask: [toWire(operand.low), toWire(operand.high)] }
    case 'list':
      return { ask: operand.items.map(toWire) }
    case 'fact':
      return { reference: operand.key, ask: right === null || Array.isArray(right) ? null : toWire(right as FactValue) }
  }
}
