import { type Condition, linesOf, referenceOf } from './condition.ts'
import { type FactRequest, factKey } from './fact-key.ts'

/**
 * What has to be loaded before these rules can be decided: each fact once for each set of parameters, by key.
 * @param rules rules that were checked
 */
export function factsNeeded(
  rules: readonly { when?: Condition; condition: Condition }[],
): (FactRequest & { key: string })[] {
  const needed = new Map<string, FactRequest>()
  for (const rule of rules) {
    for (const condition of rule.when ? [rule.when, rule.condition] : [rule.condition]) {
      for (const line of linesOf(condition)) {
        const reference = referenceOf(line.value)
        for (const { fact, params } of reference ? [line, reference] : [line]) {
          needed.set(factKey({ fact, params }), params ? { fact, params } : { fact })
        }
      }
    }
  }
  return [...needed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, request]) => ({ key, ...request }))
}
