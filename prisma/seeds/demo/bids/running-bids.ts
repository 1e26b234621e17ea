import { addDays, type CalendarDate } from '#lib/clock.ts'
import { compareText } from '#prisma/seeds/compare-text.ts'
import type { Dataset } from '#prisma/seeds/dataset.ts'
import { colleaguesIn } from '#prisma/seeds/demo/colleagues.ts'
import { companies, organisationId } from '#prisma/seeds/demo/organisation.ts'
import { personId } from '#prisma/seeds/demo/people.ts'
import { randomFor } from '#prisma/seeds/random.ts'
import { bidRow, milestoneRows } from './bid-rows.ts'
import type { BidRows } from './ended-bids.ts'

/** So many of the opportunities that stand before or in the bid have theirs running. */
const mostRunning = 14
/** Of these something is late, and for how long nobody has said why. */
const lateAt: Readonly<Record<number, readonly string[]>> = { 2: ['pre-bid'], 7: ['read-documents', 'decide'] }

/** Bids of open opportunities whose opening is still to come: what was due by now is done, but for a few things. */
export function runningBids(dataset: Dataset, today: CalendarDate): BidRows[] {
  const lineages = new Map(dataset.organisation.map(({ id, lineage }) => [id, lineage]))
  const open = dataset.opportunity
    .filter((row) => row.status === 'open' && /\.bid$/.test(row.stage_id) && row.amount !== null)
    .sort((one, other) => compareText(one.number, other.number))
    .slice(0, mostRunning)
  return open.map((deal, at) => {
    const key = `running/${deal.number}`
    const soon = addDays(today, randomFor(key).between(4, 26))
    const opensOn = deal.bid_opens_on !== null && deal.bid_opens_on > today ? deal.bid_opens_on : soon
    const company = companies.find(({ key: of }) => lineages.get(deal.org_id)?.includes(organisationId(of)))
    const companyId = company ? organisationId(company.key) : deal.org_id
    const bid = bidRow({ deal, companyId, key, opensOn })
    const { technical } = colleaguesIn(company?.key ?? '')
    const people = { sales: deal.owner_id, technical: personId(technical), commercial: deal.owner_id }
    // Opened no later than today: one whose opening is far away has just begun.
    const documentsOn = bid.documents_on < today ? bid.documents_on : addDays(today, -2)
    const createdAt = `${documentsOn}T02:30:00.000Z`
    return {
      bid: [{ ...bid, documents_on: documentsOn, created_at: createdAt, updated_at: createdAt }],
      bid_cost: [],
      bid_milestone: milestoneRows({ bid, today, people, late: lateAt[at] ?? [] }),
      bid_offer: [],
      post_mortem: [],
      post_mortem_part: [],
      bid_factor: [],
      bid_lesson: [],
    }
  })
}
