import { addDays, type CalendarDate } from '#lib/clock.ts'
import type { BaseStage } from '#prisma/seeds/base/opportunity-types.ts'
import type { Random } from '#prisma/seeds/random.ts'
import { workdayBefore } from './calendar.ts'
import { type Asked, asked, type Plan, type PlanType, stagesOf } from './plan.ts'

/** Days without a follow-up after which an opportunity counts as left alone. */
export const monthOfSilence = 31
/** All that is told lies within this many days before today. */
const yearTold = 358

interface Outcome {
  typeId: PlanType
  stage: number
  status: Plan['status']
  isMajor: boolean
  /** left alone or not, rather than drawn */
  stale?: boolean
  /** lacks nothing for the next stage or something, rather than drawn */
  ready?: boolean
}

export type Fate = Pick<Plan, 'stale' | 'missing' | 'entries' | 'closedOn' | 'expectedSignOn'>

/** Draws when an opportunity came where it stands, what it lacks, and when it should be signed. */
export function fateOf(random: Random, today: CalendarDate, outcome: Outcome): Fate {
  const { typeId, stage, status } = outcome
  const stages = stagesOf(typeId)
  const open = status === 'open'
  const stale = outcome.stale ?? (open && random.chance(0.12))
  const ready = open && !stale && (outcome.ready ?? random.chance(0.18))
  const expected = (position: number) => stages[position]?.expectedDays ?? 0
  const through = Array.from({ length: open ? stage : stage + 1 }, (_, position) =>
    Math.max(5, Math.round(expected(position) * (0.55 + 0.9 * random.next()))),
  )
  const sinceClosed = open ? 0 : random.between(3, 225)
  const soFar = open ? daysInStage(random, expected(stage), { stale, ready }) : sinceClosed
  const days = fitting([...through, soFar], yearTold)

  let back = days.reduce((sum, length) => sum + length, 0)
  const entries: CalendarDate[] = []
  for (const length of days) {
    entries.push(workdayBefore(addDays(today, -back)))
    back -= length
  }
  const closedOn = open ? null : (entries.pop() ?? today)
  return {
    stale,
    missing: open && !ready ? missingOf(random, outcome) : [],
    entries,
    closedOn,
    expectedSignOn: workdayBefore(signDay(random, today, { ahead: stages.slice(stage), stale, closedOn })),
  }
}

function daysInStage(random: Random, expected: number, { stale, ready }: { stale: boolean; ready: boolean }): number {
  if (stale) return Math.round(expected * (1.4 + 0.8 * random.next())) + monthOfSilence
  return Math.max(ready ? 9 : 4, Math.round(expected * (0.25 + 0.85 * random.next())))
}

/** Shortens long lives, so that every one fits into the year that is told. */
function fitting(days: readonly number[], most: number): number[] {
  const sum = days.reduce((total, length) => total + length, 0)
  return sum <= most ? [...days] : days.map((length) => Math.max(4, Math.floor((length * most) / sum)))
}

function missingOf(random: Random, { typeId, stage, isMajor }: Outcome): Asked[] {
  const demands: readonly Asked[] = asked[typeId][stage] ?? []
  // Of product projects only the major ones need their pre-bid meeting.
  const possible = demands.filter((what) => what !== 'pre-bid' || isMajor || typeId !== 'product-project')
  if (possible.length === 0) return []
  return random.shuffled<Asked>(possible).slice(0, random.between(1, Math.min(3, possible.length)))
}

function signDay(
  random: Random,
  today: CalendarDate,
  { ahead, stale, closedOn }: { ahead: readonly BaseStage[]; stale: boolean; closedOn: CalendarDate | null },
): CalendarDate {
  if (closedOn) return addDays(closedOn, random.between(-6, 12))
  if (stale && random.chance(0.3)) return addDays(today, -random.between(3, 20))
  const days = ahead.reduce((sum, { expectedDays }) => sum + expectedDays, 0)
  return addDays(today, Math.round(days * (0.7 + 0.9 * random.next())) + random.between(2, 20))
}
