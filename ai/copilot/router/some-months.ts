import type { CalendarDate } from '#lib/clock.ts'
import { monthIndex, months, type Range } from './calendar-spans.ts'
import { shift, yearSaid } from './time-words.ts'
import { type Either, eitherMonths } from './which-one.ts'

/** The month that is so called from this one: next month, 上上个月. */
export const monthOfWord = (word: string | undefined, today: CalendarDate) => months(monthIndex(today) + shift(word), 1)

/** Some months of the year that was said, or of whichever. */
export function someMonths(options: {
  month: number
  count: number
  year: string | undefined
  today: CalendarDate
}): Range | Either | null {
  const { month, today } = options
  if (!(month >= 1 && month <= 12)) return null
  if (options.year)
    return months(yearSaid(options.year === 'year' ? undefined : options.year, today) * 12 + month - 1, options.count)
  return eitherMonths(month, options.count, today)
}
