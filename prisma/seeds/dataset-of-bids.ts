import type { CalendarDate } from '#lib/clock.ts'
import type { Instant } from './dataset.ts'

export interface BidRow {
  id: string
  org_id: string
  company_id: string
  opportunity_id: string
  customer_id: string
  owner_id: string
  number: string
  name: string
  name_latin: string
  product: string | null
  product_latin: string | null
  tender_number: string | null
  weight_technical: number
  weight_commercial: number
  weight_price: number
  documents_on: CalendarDate
  clarify_until: CalendarDate
  submit_by: CalendarDate
  opens_on: CalendarDate
  awards_on: CalendarDate
  /** decimal string with two places */
  price: string | null
  currency: string
  result: 'pending' | 'won' | 'lost'
  result_on: CalendarDate | null
  reviewed_on: CalendarDate | null
  version: number
  created_at: Instant
  updated_at: Instant
}

export interface BidCostRow {
  bid_id: string
  /** decimal string with two places */
  cost: string
}

export interface MilestoneRow {
  id: string
  bid_id: string
  position: number
  kind: string
  lead: string
  person_id: string | null
  due_on: CalendarDate
  done_on: CalendarDate | null
}

export interface OfferRow {
  id: string
  bid_id: string
  position: number
  competitor: string | null
  /** decimal strings with two places */
  price: string | null
  technical: string | null
  commercial: string | null
  price_score: string | null
  rank: number
  is_winner: boolean
}

export interface PostMortemRow {
  bid_id: string
  main_reason: string | null
  further_reasons: string[]
  empty_reason: string | null
  submitted_by: string | null
  submitted_at: Instant | null
  version: number
}

export interface PostMortemPartRow {
  bid_id: string
  dimension: string
  score: number
  text: string
  author_id: string
  version: number
  updated_at: Instant
}

export interface FactorRow {
  bid_id: string
  factor: string
  /** the competitor, of a factor about one */
  subject: string
  holds: boolean
  /** decimal string with one place */
  value: string | null
}

export interface LessonRow {
  id: string
  bid_id: string
  text: string
  owner_id: string
  due_on: CalendarDate
  closed_on: CalendarDate | null
  created_by: string
  created_at: Instant
}

/** Rows by table, in the order in which references allow them to be inserted. */
export interface DatasetOfBids {
  bid: BidRow[]
  bid_cost: BidCostRow[]
  bid_milestone: MilestoneRow[]
  bid_offer: OfferRow[]
  post_mortem: PostMortemRow[]
  post_mortem_part: PostMortemPartRow[]
  bid_factor: FactorRow[]
  bid_lesson: LessonRow[]
}

export function emptyBids(): DatasetOfBids {
  return {
    bid: [],
    bid_cost: [],
    bid_milestone: [],
    bid_offer: [],
    post_mortem: [],
    post_mortem_part: [],
    bid_factor: [],
    bid_lesson: [],
  }
}
