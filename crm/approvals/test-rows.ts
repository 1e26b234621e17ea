import { decide } from '#engine/decide.ts'
import type { Decision, FactValues, RuleOutcome } from '#engine/decision.ts'
import type { RouteRow } from './route-rows.server.ts'

/** Rows of one subject held against one record, by the one engine. */
export interface TestedRows {
  /** in the order of the rows */
  tested: { row: RouteRow; outcome: RuleOutcome }[]
  /** every fact that was asked for, by key */
  facts: Decision['facts']
}

export interface TestOptions {
  rows: readonly RouteRow[]
  facts: FactValues
  timezone: string
  currency: string
  now: Date
}

/** Tests every row, also those behind the one that is taken: a dry run shows them all. */
export async function testRows({ rows, facts, ...context }: TestOptions): Promise<TestedRows> {
  const [first] = rows
  if (!first) return { tested: [], facts: {} }
  const decision = await decide({ ...context, rules: rows, facts, vocabulary: first.vocabulary })
  const byId = new Map(decision.rules.map((outcome) => [outcome.ruleId, outcome]))
  return {
    tested: rows.flatMap((row) => {
      const outcome = byId.get(row.id)
      return outcome ? [{ row, outcome }] : []
    }),
    facts: decision.facts,
  }
}
