import { evaluatePushed, type FactChange, findChangeSets } from './change-sets.ts'
import { type CheckedRule, checkRules, factsOfRules } from './check-rules.ts'
import type { Decision, RuleForDecision } from './decision.ts'
import type { FactParams } from './fact-key.ts'
import type { FactValue, WireValue } from './fact-types.ts'
import { toWire } from './parse-fact.ts'
import { type PushedNode, pushDownNot } from './push-down-not.ts'
import { readFactsOrThrow } from './read-facts.ts'
import { type SaidChange, sayChange } from './say-change.ts'
import type { MayRead } from './say-line.ts'
import type { Truth } from './truth.ts'
import type { Fact, Vocabulary } from './vocabulary.ts'

/** One thing to do: what is there, what is asked, and the verb on screen that changes it. */
export interface Change extends SaidChange {
  fact: string
  params?: FactParams
  remedy: string
  /** a value with which it passes, to try it out, not to show it; null when the fact has to be empty, or may not be seen */
  target: WireValue | null
}

export interface Explanation {
  /** the smallest sets of changes, any one of which lets it pass; fewest first */
  sets: readonly (readonly Change[])[]
  /** when no set exists: what stands in the way and nobody can change */
  blocked: readonly (SaidChange & { fact: string })[]
}

/** What of a decision is needed to explain it. */
export type DecidedFacts = Pick<Decision, 'facts' | 'timezone' | 'currency'>

export interface ExplainOptions {
  /** as decided or as stored: its facts, zone and currency are used */
  decision: DecidedFacts
  /** in the versions that were decided */
  rules: readonly RuleForDecision[]
  vocabulary: Vocabulary
  mayRead: MayRead
}

/**
 * Why it was refused, as what would let it pass, rather than as the list of false lines, which misleads under `any` and
 * `not`. Only facts with a remedy change. Where a rule applies, nothing is offered that would make it no longer apply: a gate
 * is passed, not dodged.
 */
export function explain(options: ExplainOptions): Explanation {
  const { vocabulary, mayRead } = options
  const { rules, values, timezone } = readDecision(options.decision, options.rules, vocabulary)
  const node: PushedNode<Fact> = {
    kind: 'all',
    children: rules.map((rule) => demandOf(rule, values)),
  }
  const mayChange = ({ remedy }: Fact) => remedy !== null
  const sets = findChangeSets({ node, values, mayChange, timezone })
  if (sets.length > 0) {
    const undecided = undecidedFacts(rules, values)
    const said = (change: FactChange<Fact>): Change =>
      changeFor(undecided.has(change.known.key) ? { ...change, demands: [fillIn] } : change, values, mayRead)
    return { sets: sets.map((set) => set.map(said)), blocked: [] }
  }
  const [anyhow = []] = findChangeSets({ node, values, mayChange: () => true, timezone })
  const fixed = anyhow.filter(({ known }) => !mayChange(known.fact))
  const standing = fixed.length > 0 ? fixed : openLines(node, values)
  return {
    sets: [],
    blocked: standing.map((change) => ({
      fact: change.known.fact.id,
      ...sayChange(change, values.get(change.known.key) ?? null, mayRead),
    })),
  }
}

/** A stored decision, read again: its rules and the typed values of its facts. */
export function readDecision(
  decision: DecidedFacts,
  rules: readonly RuleForDecision[],
  vocabulary: Vocabulary,
): { rules: CheckedRule<Fact>[]; values: ReadonlyMap<string, FactValue | null>; timezone: string } {
  const context = { timezone: decision.timezone, currency: decision.currency ?? undefined }
  const checked = checkRules(rules, { ...context, vocabulary })
  return {
    rules: checked,
    values: readFactsOrThrow(factsOfRules(checked), decision.facts, context),
    timezone: decision.timezone,
  }
}

/** What a change is to a reader. */
export function changeFor(
  change: FactChange<Fact>,
  values: ReadonlyMap<string, FactValue | null>,
  mayRead: MayRead,
): Change {
  const { known, target } = change
  const said = sayChange(change, values.get(known.key) ?? null, mayRead)
  return {
    fact: known.fact.id,
    ...(known.params ? { params: known.params } : {}),
    remedy: known.fact.remedy ?? '',
    target: target && said.need ? toWire(target) : null,
    ...said,
  }
}

/** Whether a rule applies, given the facts. */
export function appliesTo(rule: CheckedRule<Fact>, values: ReadonlyMap<string, FactValue | null>): Truth {
  return rule.when ? evaluatePushed(pushDownNot(rule.when), (key) => values.get(key) ?? null) : 'true'
}

function demandOf(rule: CheckedRule<Fact>, values: ReadonlyMap<string, FactValue | null>): PushedNode<Fact> {
  const condition = pushDownNot(rule.condition)
  if (!rule.when || appliesTo(rule, values) === 'true') return condition
  return { kind: 'any', children: [pushDownNot(rule.when, true), condition] }
}

const fillIn = { operator: 'isNotEmpty', operand: { kind: 'none' } } as const

/**
 * Missing facts that only decide whether a rule applies: they are to be filled in, and nobody is told with which value the
 * rule would not apply.
 */
function undecidedFacts(
  rules: readonly CheckedRule<Fact>[],
  values: ReadonlyMap<string, FactValue | null>,
): ReadonlySet<string> {
  const open = rules.filter((rule) => appliesTo(rule, values) === 'unknown')
  const asked = new Set(factsOfRules(rules.map((rule) => ({ ...rule, when: null }))).map(({ key }) => key))
  const keys = factsOfRules(open).map(({ key }) => key)
  return new Set(keys.filter((key) => !asked.has(key) && (values.get(key) ?? null) === null))
}

/** The lines that are not true, for a condition that no change at all can make true. */
function openLines(node: PushedNode<Fact>, values: ReadonlyMap<string, FactValue | null>): FactChange<Fact>[] {
  if (node.kind !== 'line') return node.children.flatMap((child) => openLines(child, values))
  if (evaluatePushed(node, (key) => values.get(key) ?? null) === 'true') return []
  return [{ known: node.line, demands: [{ operator: node.operator, operand: node.line.operand }], target: null }]
}
