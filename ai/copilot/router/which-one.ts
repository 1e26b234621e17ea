import { addDays, type CalendarDate } from '#lib/clock.ts'
import { dateIn, dayFrom, monday, monthIndex, monthOf, months, one, type Range, yearOf } from './calendar-spans.ts'

/** A time that comes again and again, as Thursday or March: the last one, the coming one, and which is meant where nothing tells. */
export interface Either {
  past: Range
  coming: Range
  near: Range
  /** others like it, in order */
  all?: readonly Range[]
}

/** What was said, by the groups of its pattern; null where it is none after all. */
type ReadSaid = (groups: readonly (string | undefined)[], today: CalendarDate) => Range | Either | null
/** In order: of what fits at a place the first is taken, and so the more telling stand before the others. */
export type Grammar = readonly (readonly [pattern: string, read: ReadSaid])[]

const isEither = (said: Range | Either): said is Either => 'near' in said

/** What is the same whether it lies behind or before us. */
export const fixed = (range: Range): Either => ({ past: range, coming: range, near: range })
export const asEither = (said: Range | Either): Either => (isEither(said) ? said : fixed(said))

/** The same part of each: the end of that March. */
export function mapEither({ past, coming, near, all }: Either, part: (range: Range) => Range): Either {
  return { past: part(past), coming: part(coming), near: part(near), ...(all ? { all: all.map(part) } : {}) }
}

/** Of times in order the last that has begun and the first that has not ended. */
function among(times: readonly Range[], today: CalendarDate): Omit<Either, 'near'> | null {
  const past = times.findLast(([from]) => from <= today)
  const coming = times.find(([, to]) => to >= today)
  return past && coming ? { past, coming, all: times } : null
}

function everyYear(make: (year: number) => Range | null, today: CalendarDate) {
  const year = yearOf(today)
  // Four years each way: a 29 February may be so far.
  return among(
    [-4, -3, -2, -1, 0, 1, 2, 3, 4].flatMap((by) => {
      const range = make(year + by)
      return range ? [range] : []
    }),
    today,
  )
}

/** Some months of a year that was not said; a month that ended lately is nearer than the one a year after. */
export function eitherMonths(month: number, count: number, today: CalendarDate): Either | null {
  const both = everyYear((year) => months(year * 12 + month - 1, count), today)
  if (!both) return null
  const away = month - monthOf(today)
  const year = yearOf(today) + (away < -5 ? 1 : away > 8 ? -1 : 0)
  return { ...both, near: count > 1 ? both.coming : months(year * 12 + month - 1, 1) }
}

/** A day of a year that was not said. */
export function eitherDate(month: number, date: number, today: CalendarDate): Either | null {
  const both = everyYear((year) => one(dayFrom(year, month, date)), today)
  if (!both) return null
  const away = month - monthOf(today)
  const year = yearOf(today) + (away < -5 ? 1 : away > 8 ? -1 : 0)
  return { ...both, near: one(dayFrom(year, month, date)) ?? both.coming }
}

/** A day of a month that was not said: the coming one. */
export function eitherDayOfMonth(date: number, today: CalendarDate): Either | null {
  const here = monthIndex(today)
  const both = among(
    [-2, -1, 0, 1, 2, 3].flatMap((by) => {
      const day = dateIn(here + by, date)
      return day ? [day] : []
    }),
    today,
  )
  return both && { ...both, near: both.coming }
}

/** Some days of every week, Monday 0: the coming ones. */
export function eitherWeekday(at: number, today: CalendarDate, days = 1): Either | null {
  const week = monday(today)
  const both = among(
    [-14, -7, 0, 7, 14, 21, 28].map((by): Range => [addDays(week, by + at), addDays(week, by + at + days - 1)]),
    today,
  )
  return both && { ...both, near: both.coming }
}

/** A day of every year, by how it falls in each. */
export function eitherFeast(dayIn: (year: number) => CalendarDate | null, today: CalendarDate): Either | null {
  const both = everyYear((year) => {
    const day = dayIn(year)
    return day ? [day, day] : null
  }, today)
  return both && { ...both, near: both.coming }
}

/** From one time to another, each of which may be one of several: the second is the first that follows. */
export function joined(from: Either, to: Either, today: CalendarDate): Either {
  const { all: ends, near: end } = to
  if (!ends) {
    // The end was said with its year, and so the beginning is the last before it.
    const [start] = from.all?.findLast(([day]) => day <= end[1]) ?? from.near
    return fixed(start <= end[1] ? [start, end[1]] : [end[0], from.near[1]])
  }
  const upTo = ([start, last]: Range): Range => [start, ends.find(([day]) => day >= start)?.[1] ?? last]
  const both = from.all ? among(from.all.map(upTo), today) : null
  return both ? { ...both, near: upTo(from.near) } : fixed(upTo(from.near))
}
