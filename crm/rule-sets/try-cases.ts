import type { RuleFile } from '#engine/rule-file.ts'
import { runCases } from '#engine/run-cases.ts'
import type { DraftProblem } from './check-draft.ts'
import { vocabularies } from './vocabularies.ts'

/**
 * How the cases of a rule come out while it is written.
 * @param problems of the draft: a case with one is not run
 * @returns one a case; null where it was not run
 */
export async function tryCases(options: {
  rule: RuleFile
  problems: readonly DraftProblem[]
  timezone: string
  currency: string
}): Promise<(boolean | null)[]> {
  const { rule, problems, ...context } = options
  const vocabulary = vocabularies[rule.subject]
  const of = (start: string) => problems.some(({ place }) => place.startsWith(start))
  if (!vocabulary || of('condition') || of('when')) return rule.cases.map(() => null)
  const results: (boolean | null)[] = []
  for (const [index, one] of rule.cases.entries()) {
    const runs = !of(`cases[${index}]`)
    const [result] = runs ? await runCases({ rule: { ...rule, cases: [one] }, vocabulary, ...context }) : []
    results.push(result?.passed ?? null)
  }
  return results
}
