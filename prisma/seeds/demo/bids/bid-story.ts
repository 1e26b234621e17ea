import type { CalendarDate } from '#lib/clock.ts'
import type { Dataset } from '#prisma/seeds/dataset.ts'
import type { Relationship } from '#prisma/seeds/demo/relationships.ts'
import { bidEvents } from './bid-events.ts'
import { numberBids } from './bid-rows.ts'
import { endedBid } from './ended-bids.ts'
import { pastBids } from './past-bids.ts'
import { joined, pastDealOf } from './past-deals.ts'
import { runningBids } from './running-bids.ts'

interface BidStoryOptions {
  /** the year that is told: its open opportunities have bids that are running */
  dataset: Dataset
  relationships: readonly Relationship[]
  today: CalendarDate
}

/** Three years of bids that have ended, each with its opportunity, and those that are running: rows and events. */
export function bidStory({ dataset, relationships, today }: BidStoryOptions): Partial<Dataset> {
  const deals = pastBids.map((bid, at) => pastDealOf({ bid, place: at + 1, today, relationships }))
  const bids = [...deals.map((deal) => endedBid(deal, today)), ...runningBids(dataset, today)]
  numberBids(bids.flatMap(({ bid }) => bid))
  return joined([
    ...deals.map(({ traces }) => traces),
    ...bids,
    ...bids.map((rows) => ({ domain_event: bidEvents(rows) })),
  ])
}
