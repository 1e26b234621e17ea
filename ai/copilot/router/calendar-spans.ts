import { addDays, type CalendarDate, isCalendarDate } from '#lib/clock.ts'

/** The first and the last day of a time. */
export type Range = readonly [from: CalendarDate, to: CalendarDate]

export const yearOf = (day: string) => Number(day.slice(0, 4))
export const monthOf = (day: string) => Number(day.slice(5, 7))
const dateOf = (day: string) => Number(day.slice(8))
/** With a nought before a single digit. */
export const two = (n: number) => String(n).padStart(2, '0')
export const dayFrom = (year: number, month: number, date: number) => `${year}-${two(month)}-${two(date)}`
const lastOf = (year: number, month: number) =>
  addDays(dayFrom(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1), -1)
export const one = (day: string): Range | null => (isCalendarDate(day) ? [day, day] : null)

/** Months are counted on from year 0, so that others can be added. */
export function months(from: number, count: number): Range {
  const [first, last] = [from, from + count - 1]
  const [y, m] = [Math.floor(first / 12), (first % 12) + 1]
  return [dayFrom(y, m, 1), lastOf(Math.floor(last / 12), (last % 12) + 1)]
}
export const monthIndex = (day: string) => yearOf(day) * 12 + monthOf(day) - 1
export const quarterIndex = (day: string) => Math.floor(monthIndex(day) / 3) * 3
export const monday = (day: string) => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))

/** A week, Monday first, so many from this one. */
export function weeks(today: string, by: number): Range {
  const from = addDays(monday(today), by * 7)
  return [from, addDays(from, 6)]
}

/** The same day so many months away; the last of a month that is too short for it. */
export function addMonths(day: CalendarDate, by: number): CalendarDate {
  const [first, last] = months(monthIndex(day) + by, 1)
  const there = `${first.slice(0, 8)}${two(dateOf(day))}`
  return there > last ? last : there
}

/** A day of a month that is counted on from year 0; null where it has none. */
export function dateIn(month: number, date: number): Range | null {
  return one(`${months(month, 1)[0].slice(0, 8)}${two(date)}`)
}

/** The end of a time: what is to be done by then. */
export function endOf([, to]: Range): Range {
  return [to, to]
}

/** A third of a month, as people cut it: to the 10th, to the 20th, to the end. */
export function thirdOf([from, to]: Range, third: 0 | 1 | 2): Range {
  const start = addDays(from, third * 10)
  return [start, third === 2 ? to : addDays(start, 9)]
}
