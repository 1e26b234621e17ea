import { Engine, Fact, type RuleProperties, type RuleResult, type TopLevelCondition } from 'json-rules-engine'
import { type CheckedRule, checkRules, factsOfRules } from './check-rules.ts'
import { type Operand, rightSideOf } from './checked-condition.ts'
import type { Decision, FactValues, RuleForDecision, RuleOutcome } from './decision.ts'
import type { FactValue } from './fact-types.ts'
import { evaluate, negationOf, operatorsOf, type PushedOperator, type RightSide } from './operators.ts'
import { toWire } from './parse-fact.ts'
import { type PushedNode, pushDownNot } from './push-down-not.ts'
import { readFactsOrThrow } from './read-facts.ts'
import { type EngineNode, type GivenValue, readGiven, traceOf } from './trace.ts'
import type { FactDeclaration, Vocabulary } from './vocabulary.ts'

export interface DecideOptions {
  /** all must hold (hit policy "all"); no rule at all allows */
  rules: readonly RuleForDecision[]
  facts: FactValues
  vocabulary: Vocabulary<FactDeclaration>
  /** IANA name of the group's time zone */
  timezone: string
  now: Date
  /** ISO 4217 code of amounts that name none, the group's currency */
  currency?: string
  /** `rules eval` knows no parameters: there any are taken */
  params?: 'declared' | 'any'
}

/**
 * Decides about one record by json-rules-engine: facts in, decision and trace out; it loads nothing. A rule holds when it
 * does not apply or its condition is true, so an unknown applicability never lets anything through by itself.
 * @throws AppError RULES_BROKEN for a rule that the vocabulary does not carry, BAD_INPUT for a value of the wrong type
 */
export async function decide(options: DecideOptions): Promise<Decision> {
  const { vocabulary, timezone, now, currency } = options
  const rules = checkRules(options.rules, options)
  const values = readFactsOrThrow(factsOfRules(rules), options.facts, options)
  const results = await run(rules, values)
  const outcomes = rules.map((rule, index) => outcomeOf(rule, results[index]))
  return {
    outcome: outcomes.every(({ holds }) => holds) ? 'allow' : 'refuse',
    vocabularyVersion: vocabulary.version,
    at: now.toISOString(),
    timezone,
    currency: currency ?? null,
    rules: outcomes,
    facts: Object.fromEntries([...values].sort(byKey).map(([key, value]) => [key, value && toWire(value)])),
  }
}

async function run(
  rules: readonly CheckedRule[],
  values: ReadonlyMap<string, FactValue | null>,
): Promise<readonly RuleResult[]> {
  const engine = engineWithOwnOperators()
  rules.forEach((rule, index) => {
    engine.addRule(ruleFor(rule, index))
  })
  // a constant needs no cache, for which its name would be hashed each time
  for (const [key, value] of values) engine.addFact(new Fact(key, value, { cache: false }))
  const { results, failureResults } = await engine.run()
  return [...results, ...failureResults].sort((a, b) => Number(a.name) - Number(b.name))
}

/** Its own operators compare floats and text alike, and hold vacuously over what is missing. */
function engineWithOwnOperators(): Engine {
  const engine = new Engine()
  for (const name of builtIn) engine.removeOperator(name)
  for (const { name, operator } of ownOperators) {
    engine.addOperator(
      name,
      (have: FactValue | null, given: GivenValue) => evaluate(operator, have, readGiven(given)) === 'true',
    )
  }
  return engine
}

const builtIn = [
  'equal',
  'notEqual',
  'in',
  'notIn',
  'contains',
  'doesNotContain',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
]

/** One operator a type: `money.lessThan`. A line that its type does not allow finds none and fails loudly. */
const ownOperators = Object.entries(operatorsOf).flatMap(([type, operators]) => {
  const all = new Set<PushedOperator>(operators.flatMap((operator) => [operator, negationOf[operator]]))
  return [...all].map((operator) => ({ name: `${type}.${operator}`, operator }))
})

/** "It does not apply, or its condition is true", with every `not` pushed down to the lines. */
function ruleFor({ when, condition }: CheckedRule, index: number): RuleProperties {
  const asked = nodeFor(pushDownNot(condition))
  const conditions = when ? { any: [nodeFor(pushDownNot(when, true)), asked] } : { all: [asked] }
  return { name: String(index), conditions: conditions as TopLevelCondition, event: { type: 'rule' } }
}

function nodeFor(node: PushedNode): unknown {
  if (node.kind !== 'line') return { [node.kind]: node.children.map(nodeFor) }
  const { line, operator } = node
  return { fact: line.key, operator: `${line.fact.type}.${operator}`, value: rightSideFor(line.operand) }
}

/** Behind a function, because json-rules-engine copies a condition deeply at every run, and a function it leaves alone. */
function rightSideFor(operand: Operand): { fact: string } | (() => RightSide) {
  if (operand.kind === 'fact') return { fact: operand.key }
  const right = rightSideOf(operand, () => null)
  return () => right
}

function outcomeOf({ rule, when, condition }: CheckedRule, result: RuleResult | undefined): RuleOutcome {
  if (!result) throw new Error(`json-rules-engine gave no result for rule ${rule.id}`)
  const parts = Object.values(result.conditions).find(Array.isArray) as readonly EngineNode[]
  const conditionResult = parts.at(-1)
  const whenResult = parts[0]
  if (!conditionResult || !whenResult) throw new Error(`json-rules-engine gave no trace for rule ${rule.id}`)
  const whenTrace = when && traceOf(when, whenResult, true)
  return {
    ruleId: rule.id,
    version: rule.version,
    applies: whenTrace ? whenTrace.truth : 'true',
    holds: result.result === true,
    when: whenTrace,
    trace: traceOf(condition, conditionResult, false),
  }
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1
}
