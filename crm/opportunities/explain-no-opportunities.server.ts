import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { summariseOpportunities } from './find-opportunities.server.ts'
import type { OpportunityFilter } from './opportunity-list.schema.ts'

/** What can keep an opportunity out of the list; what was searched for comes first, to give way to any other. */
const opportunityConditions = [
  'q',
  'mine',
  'major',
  'status',
  'type',
  'stage',
  'org',
  'owner',
  'customer',
  'min',
  'max',
  'signFrom',
  'signTo',
  'idleSince',
] as const satisfies (keyof OpportunityFilter)[]
export type OpportunityCondition = (typeof opportunityConditions)[number]

/** Which condition to give up, and how many opportunities that brings. */
export interface ExcludingCondition {
  condition: OpportunityCondition
  count: number
  more: boolean
}

/**
 * Of the conditions that together let nothing through, the one that keeps out most; null when giving up one of them brings
 * none. What was searched for is given up last: without it almost everything would be found.
 */
export async function explainNoOpportunities(options: {
  tx: Tx
  actor: Actor
  filter: OpportunityFilter
}): Promise<ExcludingCondition | null> {
  const { tx, actor, filter } = options
  let best: ExcludingCondition | null = null
  for (const condition of opportunityConditions) {
    const without = loosened(filter, condition)
    if (!without) continue
    const { count, more } = await summariseOpportunities({ tx, actor, filter: without })
    if (count > (best?.count ?? 0) || (count > 0 && best?.condition === 'q')) best = { condition, count, more }
  }
  return best
}

/** The filter without a condition, null when it does not have it. Unsaid, the status is still a condition: open. */
function loosened(filter: OpportunityFilter, condition: OpportunityCondition): OpportunityFilter | null {
  if (condition === 'status') return filter.status === 'all' ? null : { ...filter, status: 'all', cursor: undefined }
  if (filter[condition] === undefined) return null
  return { ...filter, [condition]: undefined, cursor: undefined }
}
