import { Decimal } from 'decimal.js'
import { addDays, type CalendarDate, daysBetween } from '#lib/clock.ts'
import type { OpportunityRow } from '#prisma/seeds/dataset.ts'
import type { BidRow, MilestoneRow, OfferRow } from '#prisma/seeds/dataset-of-bids.ts'
import { moment, workdayBefore } from '#prisma/seeds/demo/calendar.ts'
import { randomFor } from '#prisma/seeds/random.ts'
import { stableId } from '#prisma/seeds/stable-id.ts'

/** What has to be done for a bid: its kind, who leads it, and days from the opening. As the templates of the product have it. */
const work = [
  ['read-documents', 'technical', -30],
  ['decide', 'marketing', -26],
  ['pre-bid', 'sales', -22],
  ['solution', 'technical', -14],
  ['costing', 'finance', -12],
  ['papers', 'commercial', -8],
  ['approval', 'marketing', -5],
  ['hand-in', 'commercial', -1],
  ['clarify', 'technical', 7],
  ['follow', 'sales', 14],
] as const

interface BeginOptions {
  deal: OpportunityRow
  companyId: string
  key: string
  opensOn: CalendarDate
}

/** A bid as it is opened: weights of its company's tenders, days around the opening. Number and price come later. */
export function bidRow({ deal, companyId, key, opensOn }: BeginOptions): BidRow {
  const random = randomFor(`bid/${key}`)
  const weights = random.pick([
    [55, 10, 35],
    [50, 10, 40],
    [45, 15, 40],
    [40, 10, 50],
  ] as const)
  const documentsOn = workdayBefore(addDays(opensOn, -random.between(31, 36)))
  const at = moment(documentsOn, random.between(550, 900))
  return {
    id: stableId(`bid/${key}`),
    org_id: deal.org_id,
    company_id: companyId,
    opportunity_id: deal.id,
    customer_id: deal.customer_id,
    owner_id: deal.owner_id,
    number: '',
    name: deal.name,
    name_latin: deal.name_latin,
    product: deal.product,
    product_latin: deal.product_latin,
    tender_number: deal.tender_number ?? `ZB-${opensOn.slice(2, 4)}${random.between(1000, 9999)}`,
    weight_technical: weights[0],
    weight_commercial: weights[1],
    weight_price: weights[2],
    documents_on: documentsOn,
    clarify_until: addDays(opensOn, -10),
    submit_by: opensOn,
    opens_on: opensOn,
    awards_on: addDays(opensOn, 21),
    price: null,
    currency: deal.currency,
    result: 'pending',
    result_on: null,
    reviewed_on: null,
    version: 1,
    created_at: at,
    updated_at: at,
  }
}

interface MilestoneOptions {
  bid: BidRow
  today: CalendarDate
  /** by trade */
  people: Readonly<Record<string, string>>
  /** days before the opening on which the cost was settled; as planned when left out */
  costed?: number
  /** kinds that nobody has finished, though they are due */
  late?: readonly string[]
}

/** The milestones of a bid: what was due is done, some of it a day or two late. */
export function milestoneRows({ bid, today, people, costed, late = [] }: MilestoneOptions): MilestoneRow[] {
  const random = randomFor(`milestones/${bid.id}`)
  return work.map(([kind, lead, days], position) => {
    const dueOn = addDays(bid.opens_on, days)
    const settled = kind === 'costing' && costed !== undefined ? addDays(bid.opens_on, -costed) : null
    const doneOn = settled ?? addDays(dueOn, random.pick([-2, -1, 0, 0, 0, 1]))
    const isDone = doneOn < today && !late.includes(kind)
    return {
      id: stableId(`milestone/${bid.id}/${kind}`),
      bid_id: bid.id,
      position,
      kind,
      lead,
      person_id: people[lead] ?? null,
      due_on: dueOn,
      done_on: isDone ? doneOn : null,
    }
  })
}

interface OfferOptions {
  bid: BidRow
  /** per cent by which ours is above the lowest of the others; 0: below them all */
  over: number
  rivals: readonly string[]
  isWon: boolean
  /** ours asked too little of the machine, and lost points for it */
  deviates: boolean
}

/** What was opened: prices around ours, points that let win who won, ranks after them. */
export function offerRows({ bid, over, rivals, isWon, deviates }: OfferOptions): OfferRow[] {
  const random = randomFor(`offers/${bid.id}`)
  const ours = new Decimal(bid.price ?? 0)
  const step = 10_000
  // Rounded down, so that ours stays above the lowest by no less than it is said to be.
  const lowest =
    over > 0 ? ours.times(100).dividedBy(100 + over) : ours.times(100 + random.between(1, 4)).dividedBy(100)
  const prices = rivals.map((_, at) => lowest.times(100 + (at === 0 ? 0 : at * random.between(3, 9))).dividedBy(100))
  const all = [...prices.map((price) => price.toNearest(step)), ours]
  const cheapest = Decimal.min(...all)
  const offers = all.map((price, at) => {
    const isOurs = at === rivals.length
    const isWinner = isOurs ? isWon : at === 0 && !isWon
    const share = (points: number, part: number) => new Decimal(points).times(part).dividedBy(100)
    const worth = isWinner ? random.between(92, 97) : random.between(78, 87) - (isOurs && deviates ? 6 : 0)
    const scores = {
      technical: share(bid.weight_technical, worth),
      commercial: share(bid.weight_commercial, isWinner ? random.between(85, 98) : random.between(70, 88)),
      price: cheapest.dividedBy(price).times(bid.weight_price),
    }
    return { competitor: isOurs ? null : (rivals[at] ?? null), price, scores, isWinner }
  })
  // Whoever won had the most points: what the others have too many of is taken from their technical ones.
  const sum = ({ scores }: (typeof offers)[number]) => scores.technical.plus(scores.commercial).plus(scores.price)
  const best = offers.find(({ isWinner }) => isWinner)
  const most = best ? sum(best) : new Decimal(100)
  for (const offer of offers) {
    const excess = sum(offer)
      .minus(most)
      .plus(offer.isWinner ? 0 : random.between(8, 60) / 10)
    if (!offer.isWinner && excess.gt(0)) offer.scores.technical = offer.scores.technical.minus(excess)
  }
  const totals = offers.map(({ scores }) =>
    Decimal.sum(...Object.values(scores).map((score) => new Decimal(score.toFixed(2)))),
  )
  return offers.map(({ competitor, price, scores, isWinner }, position) => ({
    id: stableId(`offer/${bid.id}/${position}`),
    bid_id: bid.id,
    position,
    competitor,
    price: competitor === null ? null : price.toFixed(2),
    technical: scores.technical.toFixed(2),
    commercial: scores.commercial.toFixed(2),
    price_score: scores.price.toFixed(2),
    rank: 1 + totals.filter((total) => total.gt(totals[position] ?? 0)).length,
    is_winner: isWinner,
  }))
}

/** `BID-2026-0007`: through the group, in the order in which they were opened. */
export function numberBids(bids: readonly BidRow[]): void {
  const taken = new Map<string, number>()
  const inOrder = bids.toSorted(
    (one, other) => daysBetween(other.documents_on, one.documents_on) || (one.id < other.id ? -1 : 1),
  )
  for (const bid of inOrder) {
    const year = bid.documents_on.slice(0, 4)
    const place = (taken.get(year) ?? 0) + 1
    taken.set(year, place)
    bid.number = `BID-${year}-${String(place).padStart(4, '0')}`
  }
}
