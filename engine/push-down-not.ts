import type { CheckedLine, CheckedNode } from './checked-condition.ts'
import { negationOf, type PushedOperator } from './operators.ts'
import type { FactDeclaration } from './vocabulary.ts'

/** A condition without `not`: each line carries the operator that it has once the negations above it are resolved. */
export type PushedNode<F extends FactDeclaration = FactDeclaration> =
  | { kind: 'all' | 'any'; children: readonly PushedNode<F>[] }
  | { kind: 'line'; line: CheckedLine<F>; operator: PushedOperator }

/**
 * Moves every `not` down to the lines, by de Morgan's laws. Where a line on a missing value is false, the result is true
 * exactly where the condition itself is true under three values: that is how a two-valued engine answers as SQL does.
 */
export function pushDownNot<F extends FactDeclaration>(node: CheckedNode<F>, negated = false): PushedNode<F> {
  if (node.kind === 'line') {
    return { kind: 'line', line: node, operator: negated ? negationOf[node.operator] : node.operator }
  }
  const [only] = node.children
  if (node.kind === 'not' && only) return pushDownNot(only, !negated)
  return {
    kind: (node.kind === 'any') !== negated ? 'any' : 'all',
    children: node.children.map((child) => pushDownNot(child, negated)),
  }
}
