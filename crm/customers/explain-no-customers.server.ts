import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { type CustomerCondition, type CustomerFilter, customerConditions } from './customer-list.schema.ts'
import { countCustomers } from './find-customers.server.ts'

/** Which condition to give up, and how many customers that brings; null when giving up one of them brings none. */
export interface Excluding {
  condition: CustomerCondition
  count: number
  more: boolean
}

/**
 * Of the conditions that together let nothing through, the one that keeps out most. What was searched for is given up last:
 * without it almost everything would be found, which is not what the person was looking for.
 */
export async function explainNoCustomers(options: {
  tx: Tx
  actor: Actor
  filter: CustomerFilter
}): Promise<Excluding | null> {
  const { tx, actor, filter } = options
  let best: Excluding | null = null
  for (const condition of customerConditions) {
    // Unsaid, the circle is still the narrow one: to give it up is to look at the whole group.
    const loosened =
      condition === 'circle' ? { ...filter, circle: 'group' as const } : { ...filter, [condition]: undefined }
    if (condition === 'circle' ? filter.circle === 'group' : filter[condition] === undefined) continue
    const { count, more } = await countCustomers({ tx, actor, filter: { ...loosened, cursor: undefined } })
    if (count > (best?.count ?? 0) || (count > 0 && best?.condition === 'q')) best = { condition, count, more }
  }
  return best
}
