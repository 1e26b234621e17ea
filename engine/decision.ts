import type { Condition } from './condition.ts'
import type { FactParams } from './fact-key.ts'
import type { FactType, WireValue } from './fact-types.ts'
import type { OperatorName } from './operators.ts'
import type { Truth } from './truth.ts'
import type { Bilingual } from './vocabulary.ts'

/** Values of facts as JSON, by `factKey`. A key that is absent, null or undefined is a missing value. */
export type FactValues = Readonly<Record<string, unknown>>

/** A rule in one version. `when` says where it applies; left out, it applies everywhere. */
export interface RuleForDecision {
  id: string
  version: number
  name: Bilingual
  when?: Condition
  condition: Condition
}

/** One line as it was evaluated: what was there, what was asked, and what came of it. */
export interface TraceLine {
  kind: 'line'
  place: string
  fact: string
  params?: FactParams
  type: FactType
  operator: OperatorName
  /** null: missing */
  have: WireValue | null
  /** a list for `in`, both ends for `between`; left out where the operator takes none */
  ask?: WireValue | readonly WireValue[] | null
  /** the fact on the right, by key; `ask` is then its value */
  reference?: string
  /** true: left out for a reader who may not see them */
  hidden?: true
  truth: Truth
}

/** The condition as written, with the truth of every node: nothing is left unevaluated. */
export type TraceNode =
  | TraceLine
  | { kind: 'all' | 'any' | 'not'; place: string; truth: Truth; children: readonly TraceNode[] }

export interface RuleOutcome {
  ruleId: string
  version: number
  applies: Truth
  /** what counts: true only when the rule does not apply or its condition is true; unknown is false */
  holds: boolean
  /** null when the rule applies everywhere */
  when: TraceNode | null
  trace: TraceNode
}

/** What the rules said, with everything needed to say it again. Plain JSON. */
export interface Decision {
  outcome: 'allow' | 'refuse'
  vocabularyVersion: string
  /** ISO 8601, UTC */
  at: string
  timezone: string
  currency: string | null
  rules: readonly RuleOutcome[]
  /** every fact that the rules asked for, by key; null: missing */
  facts: Readonly<Record<string, WireValue | null>>
}
