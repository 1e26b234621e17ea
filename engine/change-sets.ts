import { type Constraint, distance, findSatisfyingValue } from './candidate-values.ts'
import { type CheckedLine, type KnownFact, type Operand, rightSideOf } from './checked-condition.ts'
import type { FactValue } from './fact-types.ts'
import { evaluate, type PushedOperator } from './operators.ts'
import { toWire } from './parse-fact.ts'
import type { PushedNode } from './push-down-not.ts'
import { every, some, type Truth } from './truth.ts'
import type { FactDeclaration } from './vocabulary.ts'

/** One fact that has to change, the lines that ask for it, and a value that would do. */
export interface FactChange<F extends FactDeclaration> {
  known: KnownFact<F>
  /** what is asked of it and not true now */
  demands: readonly { operator: PushedOperator; operand: Operand<F> }[]
  /** an example, the nearest found; null: it has to be missing */
  target: FactValue | null
}

export interface ChangeSetOptions<F extends FactDeclaration> {
  node: PushedNode<F>
  values: ReadonlyMap<string, FactValue | null>
  mayChange: (fact: F) => boolean
  timezone: string
}

/** Ways that are followed at once; those that need the fewest changes are kept. */
const widest = 256

/** Truth of a condition whose negations stand at the lines. */
export function evaluatePushed(node: PushedNode, valueAt: (key: string) => FactValue | null): Truth {
  if (node.kind === 'line') {
    return evaluate(node.operator, valueAt(node.line.key), rightSideOf(node.line.operand, valueAt))
  }
  const truths = node.children.map((child) => evaluatePushed(child, valueAt))
  return node.kind === 'all' ? every(truths) : some(truths)
}

/**
 * The smallest sets of facts that would make a condition true, fewest first: no set holds another, and each was tried on the
 * whole condition. Empty when it cannot be made true by what may change; one empty set when it is true already.
 */
export function findChangeSets<F extends FactDeclaration>(options: ChangeSetOptions<F>): FactChange<F>[][] {
  const { node, values, timezone } = options
  const valueAt = (key: string) => values.get(key) ?? null
  const solutions: FactChange<F>[][] = []
  for (const way of waysTo(node, options)) {
    const changes = changesOf(way, valueAt, timezone)
    if (!changes) continue
    const changed = new Map(changes.map(({ known, target }) => [known.key, target]))
    const then = (key: string) => changed.get(key) ?? (changed.has(key) ? null : valueAt(key))
    if (evaluatePushed(node, then) === 'true') solutions.push(changes)
  }
  const distinct = solutions.filter(
    (one, index) => !solutions.some((other, at) => at !== index && beats(other, one, at < index, valueAt)),
  )
  return distinct.toSorted((a, b) => a.length - b.length)
}

/** Needs less; or the same facts, none of them further away (of two alike, the first). */
function beats<F extends FactDeclaration>(
  a: readonly FactChange<F>[],
  b: readonly FactChange<F>[],
  first: boolean,
  valueAt: (key: string) => FactValue | null,
): boolean {
  if (a.length > b.length) return false
  const others = new Map(b.map((change) => [change.known.key, change]))
  if (a.some(({ known }) => !others.has(known.key))) return false
  if (a.length < b.length) return true
  const gaps = a.map(({ known, target }) => {
    const current = valueAt(known.key)
    return distance(current, target) - distance(current, others.get(known.key)?.target ?? null)
  })
  if (gaps.some((gap) => gap > 0)) return false
  return gaps.some((gap) => gap < 0) || (first && sameDemands(a, b))
}

/** A way to make a condition true: what each fact has to satisfy on it. */
type Way<F extends FactDeclaration> = ReadonlyMap<string, { known: KnownFact<F>; demands: readonly Asked<F>[] }>

interface Asked<F extends FactDeclaration> extends Constraint {
  operand: Operand<F>
}

function waysTo<F extends FactDeclaration>(node: PushedNode<F>, options: ChangeSetOptions<F>): Way<F>[] {
  if (node.kind === 'line') return waysToLine(node.line, node.operator, options)
  if (node.kind === 'any')
    return prune(
      node.children.flatMap((child) => waysTo(child, options)),
      options,
    )
  return node.children.reduce<Way<F>[]>(
    (ways, child) => {
      const further = waysTo(child, options)
      return prune(
        ways.flatMap((way) => further.map((other) => both(way, other))),
        options,
      )
    },
    [new Map()],
  )
}

function waysToLine<F extends FactDeclaration>(
  line: CheckedLine<F>,
  operator: PushedOperator,
  { values, mayChange }: ChangeSetOptions<F>,
): Way<F>[] {
  const valueAt = (key: string) => values.get(key) ?? null
  const right = rightSideOf(line.operand, valueAt)
  const holds = evaluate(operator, valueAt(line.key), right) === 'true'
  const way = (known: KnownFact<F>, asked: Asked<F>): Way<F> => new Map([[known.key, { known, demands: [asked] }]])
  const ways: Way<F>[] = []
  if (holds || mayChange(line.fact)) ways.push(way(line, { operator, right, operand: line.operand }))
  // two facts compared: the other one may give way as well
  const { operand } = line
  if (operand.kind === 'fact' && (holds || mayChange(operand.fact))) {
    const { fact, key, params } = line
    const turned: Operand<F> = { kind: 'fact', fact, key, params }
    ways.push(way(operand, { operator: mirrored[operator] ?? operator, right: valueAt(line.key), operand: turned }))
  }
  return ways
}

/** The operator that says the same with its sides exchanged; equality is its own. */
const mirrored: Partial<Record<PushedOperator, PushedOperator>> = {
  lessThan: 'greaterThan',
  lessThanInclusive: 'greaterThanInclusive',
  greaterThan: 'lessThan',
  greaterThanInclusive: 'lessThanInclusive',
}

function both<F extends FactDeclaration>(a: Way<F>, b: Way<F>): Way<F> {
  const joined = new Map(a)
  for (const [key, { known, demands }] of b) {
    joined.set(key, { known, demands: [...(joined.get(key)?.demands ?? []), ...demands] })
  }
  return joined
}

function prune<F extends FactDeclaration>(ways: Way<F>[], { values }: ChangeSetOptions<F>): Way<F>[] {
  if (ways.length <= widest) return ways
  const cost = new Map(ways.map((way) => [way, failingKeys(way, (key) => values.get(key) ?? null).length]))
  return ways.toSorted((a, b) => (cost.get(a) ?? 0) - (cost.get(b) ?? 0)).slice(0, widest)
}

function failingKeys<F extends FactDeclaration>(way: Way<F>, valueAt: (key: string) => FactValue | null): string[] {
  return [...way].flatMap(([key, { demands }]) =>
    demands.every(({ operator, right }) => evaluate(operator, valueAt(key), right) === 'true') ? [] : [key],
  )
}

/** What the way changes, or null when a fact cannot satisfy all that the way asks of it. */
function changesOf<F extends FactDeclaration>(
  way: Way<F>,
  valueAt: (key: string) => FactValue | null,
  timezone: string,
): FactChange<F>[] | null {
  const changes: FactChange<F>[] = []
  for (const key of failingKeys(way, valueAt)) {
    const asked = way.get(key)
    if (!asked) continue
    const current = valueAt(key)
    const target = findSatisfyingValue({ fact: asked.known.fact, current, constraints: asked.demands, timezone })
    if (target === undefined) return null
    const open = asked.demands.filter(({ operator, right }) => evaluate(operator, current, right) !== 'true')
    changes.push({ known: asked.known, demands: open.map(({ operator, operand }) => ({ operator, operand })), target })
  }
  return changes
}

function sameDemands<F extends FactDeclaration>(a: readonly FactChange<F>[], b: readonly FactChange<F>[]): boolean {
  return a.every(({ known, demands }) => {
    const others = b.find((change) => change.known.key === known.key)?.demands ?? []
    return demands.every((demand) =>
      others.some(({ operator, operand }) => operator === demand.operator && sameOperand(operand, demand.operand)),
    )
  })
}

function sameOperand(a: Operand, b: Operand): boolean {
  if (a.kind === 'one' && b.kind === 'one') return sameValue(a.value, b.value)
  if (a.kind === 'range' && b.kind === 'range') return sameValue(a.low, b.low) && sameValue(a.high, b.high)
  if (a.kind === 'fact' && b.kind === 'fact') return a.key === b.key
  if (a.kind === 'list' && b.kind === 'list') {
    return a.items.length === b.items.length && a.items.every((item, index) => sameValue(item, b.items[index]))
  }
  return a.kind === 'none' && b.kind === 'none'
}

function sameValue(a: FactValue, b: FactValue | undefined): boolean {
  return b !== undefined && JSON.stringify(toWire(a)) === JSON.stringify(toWire(b))
}
