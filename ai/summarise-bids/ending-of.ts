import type { FactorCount } from '#crm/bids/count-factors.server.ts'
import type { Ending } from './summary.ts'

/** What a factor went with: winning, where more was won with it than without. */
export function endingOf({ rate, restRate }: FactorCount): Ending {
  return rate > (restRate ?? 0) ? 'won' : 'lost'
}
