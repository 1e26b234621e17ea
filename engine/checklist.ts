import { evaluatePushed, findChangeSets } from './change-sets.ts'
import { appliesTo, type Change, changeFor, type ExplainOptions, readDecision } from './explain.ts'
import type { FactValue } from './fact-types.ts'
import { formatValue, labelOf } from './format-value.ts'
import { join, say } from './message.ts'
import { isEmptyFact, negativeOperators } from './operators.ts'
import { type PushedNode, pushDownNot } from './push-down-not.ts'
import { sayChange } from './say-change.ts'
import { type Demand, isCounted, type MayRead, mayReadDemand, sayLine } from './say-line.ts'
import type { Bilingual, Fact } from './vocabulary.ts'

/** One thing that a gate asks for. */
export interface ChecklistItem {
  ruleId: string
  met: boolean
  /** "高层拜访 1 次，要求 2 次" while open, "高层拜访 2 / 2 次" when met */
  title: Bilingual
  /** while open, what the fact means; when met, what is there */
  detail: Bilingual | null
  /** verb on screen that changes it; null when met, or when nobody can */
  remedy: string | null
  have: Bilingual | null
  need: Bilingual | null
  /** the smallest sets of changes for this item alone */
  sets: readonly (readonly Change[])[]
}

export interface Checklist {
  items: readonly ChecklistItem[]
  /** "要求 8 项，已有 5 项，还差 3 项" */
  required: number
  met: number
  missing: number
}

type Line = Extract<PushedNode<Fact>, { kind: 'line' }>

interface Reading {
  values: ReadonlyMap<string, FactValue | null>
  timezone: string
  mayRead: MayRead
}

/**
 * Everything that the rules which apply ask for, met or not, in visible order: the lines of their all-groups, and an any-group
 * as one item. The same line of two rules stands once, a rule that does not apply not at all; where it is unknown whether
 * one applies, it is asked for.
 */
export function gateChecklist(options: ExplainOptions): Checklist {
  const { rules, values, timezone } = readDecision(options.decision, options.rules, options.vocabulary)
  const reading: Reading = { values, timezone, mayRead: options.mayRead }
  const seen = new Set<string>()
  const items: ChecklistItem[] = []
  for (const rule of rules) {
    if (appliesTo(rule, values) === 'false') continue
    for (const node of itemsOf(pushDownNot(rule.condition))) {
      const identity = identityOf(node)
      if (seen.has(identity)) continue
      seen.add(identity)
      items.push(itemFor(node, rule.rule.id, reading))
    }
  }
  const met = items.filter((item) => item.met).length
  return { items, required: items.length, met, missing: items.length - met }
}

function itemsOf(node: PushedNode<Fact>): PushedNode<Fact>[] {
  if (node.kind !== 'all') return [node]
  return node.children.filter((child) => !isSaidAnyway(child, node.children)).flatMap(itemsOf)
}

/** "Filled in" beside a line on the same fact that cannot be true while it is empty. */
function isSaidAnyway(node: PushedNode<Fact>, siblings: readonly PushedNode<Fact>[]): boolean {
  if (node.kind !== 'line' || node.operator !== 'isNotEmpty') return false
  const words = ['text', 'enum', 'list']
  return siblings.some(
    (other) =>
      other.kind === 'line' &&
      other.line.key === node.line.key &&
      other.operator !== 'isNotEmpty' &&
      other.operator !== 'isEmpty' &&
      !(words.includes(node.line.fact.type) && negativeOperators.includes(other.operator)),
  )
}

function itemFor(node: PushedNode<Fact>, ruleId: string, reading: Reading): ChecklistItem {
  const { values, timezone, mayRead } = reading
  const met = evaluatePushed(node, (key) => values.get(key) ?? null) === 'true'
  const sets = met
    ? []
    : findChangeSets({ node, values, mayChange: ({ remedy }) => remedy !== null, timezone }).map((set) =>
        set.map((change) => changeFor(change, values, mayRead)),
      )
  const remedy = sets[0]?.[0]?.remedy ?? null
  const said =
    node.kind === 'line'
      ? sayItem(node, met, reading)
      : { title: sayPushed(node, reading), detail: null, have: null, need: null }
  return { ruleId, met, remedy, sets, ...said }
}

function sayItem(
  node: Line,
  met: boolean,
  { values, mayRead }: Reading,
): Pick<ChecklistItem, 'title' | 'detail' | 'have' | 'need'> {
  const { line, operator } = node
  const demand: Demand = { known: line, operator, operand: line.operand }
  const current = values.get(line.key) ?? null
  const { text, have, need } = sayChange({ known: line, demands: [demand] }, current, mayRead)
  if (!met) return { title: text, detail: line.fact.help, have, need }
  const label = labelOf(line)
  if (!mayReadDemand(demand, mayRead)) return { title: say('met.hidden', { label }), detail: null, have, need }
  if (operator === 'greaterThanInclusive' && isCounted(line.fact) && line.operand.kind === 'one' && have) {
    const bare = formatValue(current, { ...line.fact, measure: undefined })
    const ask = formatValue(line.operand.value, line.fact)
    return { title: say('met.counted', { label, have: bare, ask }), detail: null, have, need }
  }
  const shown = line.fact.type === 'boolean' || isEmptyFact(current) ? null : have
  return { title: sayLine(demand, mayRead), detail: shown, have, need }
}

/** A group as one sentence: "任一满足：标前会已召开；高层拜访至少 2 次". */
function sayPushed(node: PushedNode<Fact>, reading: Reading): Bilingual {
  if (node.kind === 'line') {
    return sayLine({ known: node.line, operator: node.operator, operand: node.line.operand }, reading.mayRead)
  }
  const parts = node.children
    .filter((child) => node.kind === 'any' || !isSaidAnyway(child, node.children))
    .map((child) => sayPushed(child, reading))
  if (parts.length === 1 && parts[0]) return parts[0]
  return join([say(`group.${node.kind}`), join(parts, 'group.separator')], 'group.colon')
}

function identityOf(node: PushedNode<Fact>): string {
  if (node.kind !== 'line') return `${node.kind}(${node.children.map(identityOf).join()})`
  const { value = null } = node.line.source as { value?: unknown }
  return JSON.stringify([node.line.key, node.operator, value])
}
