import { type CheckContext, checkLine } from './check-line.ts'
import type { CheckedNode } from './checked-condition.ts'
import type { FactParams } from './fact-key.ts'
import { say } from './message.ts'
import { negativeOperators } from './operators.ts'
import { type Correction, type Problem, problem } from './problem.ts'
import type { FactDeclaration } from './vocabulary.ts'

/** Deeper than any rule that a person reads, and shallow enough for every walk over it. */
const depthLimit = 100
const groups = ['all', 'any', 'not'] as const

export interface CheckConditionOptions<F extends FactDeclaration> extends Omit<CheckContext<F>, 'params'> {
  /** anything that JSON can hold */
  condition: unknown
  params?: 'declared' | 'any'
  /**
   * Whether a line under a negation, over a fact that may be missing, has to say what empty means. Rules are saved and
   * loaded only so; a stored decision and `rules eval` take conditions as they stand.
   */
  openNegations?: 'refused' | 'allowed'
}

export type CheckedCondition<F extends FactDeclaration> =
  | { ok: true; tree: CheckedNode<F> }
  | { ok: false; problems: readonly [Problem, ...Problem[]] }

/**
 * Says whether a condition may be saved, and reads it. Every problem has a place and a reason in both languages; an open
 * negation offers both corrections.
 */
export function checkCondition<F extends FactDeclaration>(options: CheckConditionOptions<F>): CheckedCondition<F> {
  const { condition, openNegations = 'refused', params = 'declared' } = options
  const problems: Problem[] = []
  const tree = checkNode(condition, [], { ...options, params }, problems)
  if (tree && openNegations === 'refused') problems.push(...findOpenNegations(tree, false, new Set()))
  const [first, ...rest] = problems
  if (first) return { ok: false, problems: [first, ...rest] }
  if (!tree) throw new Error('A condition without a problem has a tree')
  return { ok: true, tree }
}

/** The node, or null when something in it is wrong; what is wrong goes to `problems`, also that of its siblings. */
function checkNode<F extends FactDeclaration>(
  node: unknown,
  path: readonly string[],
  context: CheckContext<F>,
  problems: Problem[],
): CheckedNode<F> | null {
  const place = path.length === 0 ? 'condition' : path.join('.')
  const refuse = (found: Problem): null => {
    problems.push(found)
    return null
  }
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return refuse(problem(place, 'notACondition'))
  if (path.length > depthLimit) return refuse(problem(place, 'tooDeep', { limit: String(depthLimit) }))
  const kind = groups.find((name) => Object.hasOwn(node, name))
  if (!kind) {
    const read = checkLine(node as Record<string, unknown>, place, context)
    if ('line' in read) return read.line
    problems.push(...read.problems)
    return null
  }
  if (Object.hasOwn(node, 'priority')) return refuse(problem(place, 'priority'))
  if (Object.keys(node).length > 1) return refuse(problem(place, 'mixedGroup'))
  const inside: unknown = (node as Record<string, unknown>)[kind]
  if (kind === 'not') {
    if (Array.isArray(inside)) return refuse(problem(place, 'notNeedsOne'))
    const child = checkNode(inside, [...path, 'not'], context, problems)
    return child && { kind, place, children: [child] }
  }
  if (!Array.isArray(inside)) return refuse(problem(place, 'groupNeedsList', { group: kind }))
  if (inside.length === 0) return refuse(problem(place, 'emptyGroup'))
  const children = inside.map((child, index) => checkNode(child, [...path, `${kind}[${index}]`], context, problems))
  return children.every((child) => child !== null) ? { kind, place, children } : null
}

/**
 * Lines whose empty fact would silently count as "unknown". A fact counts as settled inside a group that asks for it itself:
 * beside `isNotEmpty` in an `all` an empty one makes the group false, beside `isEmpty` in an `any` true.
 */
function findOpenNegations(node: CheckedNode, negated: boolean, settled: ReadonlySet<string>): Problem[] {
  if (node.kind === 'line') {
    if (node.operator === 'isEmpty' || node.operator === 'isNotEmpty') return []
    if (!negated && !negativeOperators.includes(node.operator)) return []
    const sides = node.operand.kind === 'fact' ? [node, node.operand] : [node]
    const open = sides.find(({ fact, key }) => fact.nullable && !settled.has(key))
    if (!open) return []
    const emptiness = (operator: 'isEmpty' | 'isNotEmpty') => writeEmptiness(open.fact.id, operator, open.params)
    const corrections: Correction[] = [
      { label: say('check.correction.doesNotHold'), replacement: { all: [node.source, emptiness('isNotEmpty')] } },
      { label: say('check.correction.holds'), replacement: { any: [node.source, emptiness('isEmpty')] } },
    ]
    return [problem(node.place, 'emptyOpen', { fact: open.fact.id }, corrections)]
  }
  const asked = node.kind === 'all' ? 'isNotEmpty' : 'isEmpty'
  const here = node.children.flatMap((child) => (child.kind === 'line' && child.operator === asked ? [child.key] : []))
  const inside = new Set([...settled, ...here])
  return node.children.flatMap((child) => findOpenNegations(child, negated || node.kind === 'not', inside))
}

function writeEmptiness(fact: string, operator: 'isEmpty' | 'isNotEmpty', params?: FactParams) {
  return params === undefined ? { fact, operator } : { fact, operator, params }
}
