import type { CalendarDate } from '#lib/clock.ts'
import type { ContactLevel, ContactRow } from '#prisma/seeds/dataset.ts'
import type { Random } from '#prisma/seeds/random.ts'
import type { Asked, Plan } from './plan.ts'
import type { Deed, LoggedActivity, Opening } from './step.ts'

/** One stage of one opportunity while its work is being written down. */
export interface StageContext {
  plan: Plan
  random: Random
  today: CalendarDate
  company: string
  /** true where the gate's demand is met in this stage */
  meets(what: Asked): boolean
  /** what was put in when it was opened */
  opening: Pick<Opening, 'amount' | 'expectedSignOn' | 'product'>
  /** writes down a deed at a share (0 to 1) of the stage's days; nothing when it has no day yet */
  at(share: number, by: string, deed: Deed): void
  /** the same for a visit, meeting or call, which was now and then planned before */
  held(share: number, by: string, activity: Omit<LoggedActivity, 'key'>): void
  /** the day at a share of the stage's days; null when it has none yet */
  day(share: number): CalendarDate | null
  someone(level: ContactLevel): ContactRow
  minutes(kind: 'visit-minutes' | 'meeting-minutes', contact: ContactRow): string | undefined
  /** how many people of the customer are in the decision chain so far */
  chain: ContactRow[]
}
