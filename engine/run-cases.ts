import { decide } from './decide.ts'
import type { Decision } from './decision.ts'
import type { RuleCase, RuleFile } from './rule-file.ts'
import type { FactDeclaration, Vocabulary } from './vocabulary.ts'

export interface CaseResult {
  case: RuleCase
  passed: boolean
  decision: Decision
}

/**
 * Runs a rule against its own cases, by the same `decide` as everything else. A fact that a case leaves out is missing. A
 * gate allows where it does not apply; a warning warns, a playbook flags, a row of a route table is taken, and a
 * recommendation hands something out, where it applies and its condition is true.
 * @param rule as `checkRule` gave it
 */
export async function runCases(options: {
  rule: RuleFile
  vocabulary: Vocabulary<FactDeclaration>
  timezone: string
  currency?: string
}): Promise<CaseResult[]> {
  const { rule, ...context } = options
  const { id, name, when, condition } = rule
  const warns = rule.set !== 'stage-gates'
  const asked =
    warns && when ? { condition: { all: [when, condition] } } : { when: warns ? undefined : when, condition }
  const rules = [{ id, version: 1, name, ...asked }]
  const results: CaseResult[] = []
  for (const one of rule.cases) {
    const decision = await decide({ ...context, rules, facts: one.facts, now: new Date(0) })
    results.push({ case: one, passed: outcomeOf[one.expect] === decision.outcome, decision })
  }
  return results
}

/** What `decide` says of the condition where a case expects this. */
const outcomeOf = {
  allow: 'allow',
  refuse: 'refuse',
  warn: 'allow',
  flag: 'allow',
  quiet: 'refuse',
  route: 'allow',
  'pass-over': 'refuse',
  recommend: 'allow',
  leave: 'refuse',
} as const
