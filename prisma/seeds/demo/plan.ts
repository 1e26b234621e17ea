import type { CalendarDate } from '#lib/clock.ts'
import { type BaseStage, baseStages } from '#prisma/seeds/base/opportunity-types.ts'
import type { Bilingual } from './products/product-range.ts'

/** What the gate out of a stage asks for, by type and beside what earlier gates have asked. */
export const asked = {
  'product-project': [
    ['visit'],
    ['amount', 'sign', 'manager-visit'],
    ['technical', 'decides', 'product'],
    ['bid-date', 'competitors', 'chain', 'executive', 'pre-bid'],
    ['tender', 'commercial'],
    ['executive'],
    [],
  ],
  'engineering-project': [
    ['visit', 'budget'],
    ['technical', 'decides', 'sign'],
    ['team', 'product'],
    ['pre-bid', 'executive', 'tender'],
    [],
    [],
    [],
  ],
} as const
export type PlanType = keyof typeof asked
export type Asked = (typeof asked)[PlanType][number][number]

/** The stages that a plan of a type goes through, in order. */
export function stagesOf(typeId: PlanType): readonly BaseStage[] {
  return baseStages.filter((stage) => stage.typeId === typeId)
}

/** What becomes of one opportunity, before it is told day by day. */
export interface Plan {
  /** readable and unique: ids are made of it */
  key: string
  typeId: PlanType
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
