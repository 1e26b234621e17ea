import type { FlagView } from './get-review.server.ts'
import type { ModelFlag } from './model-reading.ts'

/** How a flag of the review stands to what a model read. */
export type Compared =
  /** marked by both, with the same facts */
  | { how: 'same'; by: ModelFlag }
  /** marked by both, with other facts */
  | { how: 'differs'; by: ModelFlag }
  | { how: 'not-marked' }

type Ours = Pick<FlagView, 'id' | 'rule' | 'clause' | 'at' | 'detail'>

/**
 * Holds the flags of a review against those of a model: the same rule in the same clause, or on words in common, is the same. What is
 * missing altogether, and what a person has set, no model is asked about.
 * @returns by the id of a flag how it compares, and what the model alone has marked
 */
export function compareReadings(
  ours: readonly Ours[],
  theirs: readonly ModelFlag[],
): { byFlag: Map<string, Compared>; onlyModel: ModelFlag[] } {
  const matched = new Set<ModelFlag>()
  const byFlag = new Map<string, Compared>()
  for (const flag of ours) {
    if (!flag.rule || !flag.at) continue
    const same = theirs.filter((other) => other.rule.id === flag.rule?.id && isSamePlace(flag, other))
    for (const each of same) matched.add(each)
    const equal = same.find((other) => hasSameFacts(flag, other))
    const [first] = same
    if (equal) byFlag.set(flag.id, { how: 'same', by: equal })
    else byFlag.set(flag.id, first ? { how: 'differs', by: first } : { how: 'not-marked' })
  }
  return { byFlag, onlyModel: theirs.filter((flag) => !matched.has(flag)) }
}

function isSamePlace({ clause, at }: Ours, other: ModelFlag): boolean {
  if (clause !== null && clause === other.clause) return true
  return at !== null && at.start < other.at.end && other.at.start < at.end
}

function hasSameFacts({ detail }: Ours, other: ModelFlag): boolean {
  const facts = 'facts' in detail ? detail.facts : []
  return other.facts.every(({ fact, value }) => {
    const own = facts.find((each) => each.fact === fact)
    return !own || String(own.value) === String(value)
  })
}
