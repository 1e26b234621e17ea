import type { CalendarDate } from '#lib/clock.ts'
import type { Bilingual } from './products/product-range.ts'

/** What the gate out of a stage asks for, beside what earlier gates have asked. */
export const asked = [
  ['visit'],
  ['amount', 'sign', 'manager-visit'],
  ['technical', 'decides', 'product'],
  ['bid-date', 'competitors', 'chain', 'executive', 'pre-bid'],
  ['tender', 'commercial'],
  ['executive'],
  [],
] as const
export type Asked = (typeof asked)[number][number]

/** What becomes of one opportunity, before it is told day by day. */
export interface Plan {
  /** readable and unique: ids are made of it */
  key: string
  department: string
  /** names, as they stand in the lists of customers and people */
  customer: string
  owner: string
  name: Bilingual
  product: Bilingual
  /** what its engineers argue about */
  topics: readonly Bilingual[]
  /** 万元 (10,000 CNY) */
  amount: number
  isMajor: boolean
  /** position of the stage it stands in, or ended in */
  stage: number
  status: 'open' | 'won' | 'lost'
  /** nobody has touched it for a month */
  stale: boolean
  /** what it lacks for the next stage */
  missing: readonly Asked[]
  /** the day on which it came into each stage, up to the last */
  entries: readonly CalendarDate[]
  /** the day on which it was won or lost */
  closedOn: CalendarDate | null
  expectedSignOn: CalendarDate
  /** points; null for the stage's own */
  winProbability: number | null
}
