import type { CalendarDate } from '#lib/clock.ts'
import { compareText } from '#prisma/seeds/compare-text.ts'
import { flagshipNumber } from './flagship.ts'
import type { Plan } from './plan.ts'

// As many a day as make the number of the press that of its day, when its year is the present one.
const aDay = 1.76

/**
 * Numbers in the order of opening, with the gaps that a year's struck-out leads leave.
 * @returns by the key of the plan
 */
export function numbersOf(plans: readonly Plan[]): Map<string, string> {
  const numbers = new Map<string, string>()
  const highest = new Map<string, number>()
  const inOrder = plans.toSorted(
    (one, other) => compareText(opened(one), opened(other)) || compareText(one.key, other.key),
  )
  for (const plan of inOrder) {
    if (plan.key === flagshipNumber) {
      numbers.set(plan.key, flagshipNumber)
      continue
    }
    const year = opened(plan).slice(0, 4)
    const next = Math.max((highest.get(year) ?? 0) + 1, Math.floor(dayOfYear(opened(plan)) * aDay))
    const place = numberOf(year, next) === flagshipNumber ? next + 1 : next
    highest.set(year, place)
    numbers.set(plan.key, numberOf(year, place))
  }
  return numbers
}

function numberOf(year: string, place: number): string {
  return `OPP-${year}-${String(place).padStart(4, '0')}`
}

function opened(plan: Plan): CalendarDate {
  return plan.entries[0] ?? ''
}

function dayOfYear(date: CalendarDate): number {
  return (Date.parse(`${date}T00:00:00Z`) - Date.parse(`${date.slice(0, 4)}-01-01T00:00:00Z`)) / 86_400_000 + 1
}
