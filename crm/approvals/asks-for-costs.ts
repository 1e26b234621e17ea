import type { Condition } from '#engine/condition.ts'
import { factsNeeded } from '#engine/facts-needed.ts'
import { findFact, type Vocabulary } from '#engine/vocabulary.ts'

/** Whether a condition asks for something that only those may see who see costs. One that nobody knows any more is taken for such. */
export function asksForCosts({ condition, vocabulary }: { condition: Condition; vocabulary: Vocabulary }): boolean {
  return factsNeeded([{ condition }]).some(({ fact }) => (findFact(vocabulary, fact)?.sensitivity ?? 'cost') === 'cost')
}
