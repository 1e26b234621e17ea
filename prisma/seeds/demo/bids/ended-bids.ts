import { Decimal } from 'decimal.js'
import { addDays, type CalendarDate } from '#lib/clock.ts'
import type { Dataset } from '#prisma/seeds/dataset.ts'
import type { BidRow, FactorRow, OfferRow, PostMortemPartRow } from '#prisma/seeds/dataset-of-bids.ts'
import { moment, workdayBefore } from '#prisma/seeds/demo/calendar.ts'
import { yuan } from '#prisma/seeds/demo/major-amount.ts'
import { companyKeyOf, organisationId } from '#prisma/seeds/demo/organisation.ts'
import { personId } from '#prisma/seeds/demo/people.ts'
import { randomFor } from '#prisma/seeds/random.ts'
import { stableId } from '#prisma/seeds/stable-id.ts'
import { bidRow, milestoneRows, offerRows } from './bid-rows.ts'
import { dimensions, type PastBid } from './past-bid.ts'
import type { PastDeal } from './past-deals.ts'

export type BidRows = Pick<
  Dataset,
  'bid' | 'bid_cost' | 'bid_milestone' | 'bid_offer' | 'post_mortem' | 'post_mortem_part' | 'bid_factor' | 'bid_lesson'
>

/** A bid that has ended, with its offers and its post-mortem, as the verbs would have left them. */
export function endedBid(deal: PastDeal, today: CalendarDate): BidRows {
  const { bid: past, key, opensOn, resultOn } = deal
  const [opportunity] = deal.traces.opportunity
  if (!opportunity) throw new Error(`no opportunity of ${key}`)
  const [result] = past.ended
  const random = randomFor(`post-mortem/${key}`)
  const isSubmitted = past.review === undefined
  const reviewedOn = isSubmitted ? dayBefore(addDays(resultOn, random.between(4, 15)), today) : null
  const companyId = organisationId(companyKeyOf(past.of[0]))
  const begun = bidRow({ deal: opportunity, companyId, key, opensOn })
  const bid: BidRow = {
    ...begun,
    price: yuan(past.price[0]),
    result,
    result_on: resultOn,
    reviewed_on: reviewedOn,
    version: isSubmitted ? 4 : 3,
    updated_at: moment(reviewedOn ?? resultOn, 1_000),
  }
  const people = {
    sales: personId(deal.owner),
    technical: personId(deal.technical),
    commercial: personId(deal.commercial),
  }
  const offers = offerRows({
    bid,
    over: past.price[1],
    rivals: past.rivals,
    isWon: result === 'won',
    deviates: past.said.includes('performance-deviation'),
  })
  const milestones = milestoneRows({ bid, today, people, costed: past.costed })
  const isBegun = past.review !== 'none'
  const [mainReason = null, ...furtherReasons] = past.reasons
  const submittedAt = reviewedOn && moment(reviewedOn, 1_000)
  return {
    bid: [bid],
    bid_cost: [
      { bid_id: bid.id, cost: new Decimal(bid.price ?? 0).times(random.between(80, 95)).dividedBy(100).toFixed(2) },
    ],
    bid_milestone: milestones,
    bid_offer: offers,
    post_mortem: isBegun
      ? [
          {
            bid_id: bid.id,
            main_reason: mainReason,
            further_reasons: furtherReasons,
            empty_reason: past.emptyReason ?? null,
            submitted_by: submittedAt && bid.owner_id,
            submitted_at: submittedAt,
            version: isSubmitted ? 3 : 2,
          },
        ]
      : [],
    post_mortem_part: partsOf(deal, bid, people),
    bid_factor: [...saidOf(past, bid.id), ...(isSubmitted ? reckonedOf({ past, bid, offers, opensOn, resultOn }) : [])],
    bid_lesson: lessonsOf(deal, bid, today),
  }
}

function dayBefore(day: CalendarDate, today: CalendarDate): CalendarDate {
  const yesterday = addDays(today, -1)
  return workdayBefore(day < yesterday ? day : yesterday)
}

function partsOf(
  { bid: past, resultOn }: PastDeal,
  bid: BidRow,
  people: Record<'sales' | 'technical' | 'commercial', string>,
): PostMortemPartRow[] {
  const authors = {
    technical: people.technical,
    commercial: people.commercial,
    price: people.sales,
    relationship: people.sales,
  }
  return dimensions.flatMap((dimension, at) => {
    const part = past.parts[dimension]
    if (!part) return []
    const [score, text] = part
    const updatedAt = moment(workdayBefore(addDays(resultOn, 2)), 560 + at * 45)
    return [
      { bid_id: bid.id, dimension, score, text, author_id: authors[dimension], version: 1, updated_at: updatedAt },
    ]
  })
}

function saidOf(past: PastBid, bidId: string): FactorRow[] {
  return past.said.map((said) => ({
    bid_id: bidId,
    factor: said.replace('!', ''),
    subject: '',
    holds: !said.startsWith('!'),
    value: null,
  }))
}

interface ReckonOptions {
  past: PastBid
  bid: BidRow
  offers: readonly OfferRow[]
  opensOn: CalendarDate
  resultOn: CalendarDate
}

/** What the product reckons of a bid when its post-mortem is submitted; a test holds the two against each other. */
function reckonedOf({ past, bid, offers }: ReckonOptions): FactorRow[] {
  const others = offers.filter(({ competitor }) => competitor !== null)
  const lowest = Decimal.min(...others.map(({ price }) => new Decimal(price ?? 0)))
  const ours = new Decimal(bid.price ?? 0)
  const factor = (name: string, holds: boolean, value: Decimal.Value | null): FactorRow => ({
    bid_id: bid.id,
    factor: name,
    subject: '',
    holds,
    value: value === null ? null : new Decimal(value).toFixed(1),
  })
  return [
    factor('technical-exchanges', past.exchanges >= 3, past.exchanges),
    factor('executive-visits', past.visits >= 2, past.visits),
    factor('decider-supports', past.decider === 'supports', null),
    factor('price-over-lowest', ours.gt(lowest.times('1.05')), ours.minus(lowest).times(100).dividedBy(lowest)),
    factor('many-offers', offers.length >= 4, offers.length),
    factor('cost-settled-late', past.costed < 10, past.costed),
    ...others.map(({ competitor }) => ({
      ...factor('competitor-present', true, null),
      subject: competitor ?? '',
    })),
  ]
}

function lessonsOf({ bid: past, resultOn }: PastDeal, bid: BidRow, today: CalendarDate): BidRows['bid_lesson'] {
  if (!past.lesson) return []
  const [text, person, days] = past.lesson
  const dueOn = addDays(resultOn, days)
  const closedOn = addDays(dueOn, randomFor(`lesson/${bid.id}`).between(-9, 4))
  return [
    {
      id: stableId(`lesson/${bid.id}`),
      bid_id: bid.id,
      text,
      owner_id: personId(person),
      due_on: dueOn,
      closed_on: closedOn < today && randomFor(`closed/${bid.id}`).chance(0.7) ? closedOn : null,
      created_by: bid.owner_id,
      created_at: moment(workdayBefore(addDays(resultOn, 2)), 960),
    },
  ]
}
