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
 * Runs a rule against its own cases, by the same `decide` as everything else. A fact that a case leaves out is missing.
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
  const rules = [{ id, version: 1, name, when, condition }]
  const results: CaseResult[] = []
  for (const one of rule.cases) {
    const decision = await decide({ ...context, rules, facts: one.facts, now: new Date(0) })
    results.push({ case: one, passed: decision.outcome === one.expect, decision })
  }
  return results
}
