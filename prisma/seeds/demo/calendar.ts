import { addDays, type CalendarDate } from '#lib/clock.ts'
import type { Instant } from '#prisma/seeds/dataset.ts'

/** The demonstration group's time zone, which knows no summer time. */
export const timeZone = 'Asia/Shanghai'

/**
 * A moment of a working day in the group's time zone.
 * @param minute of the day, 570 is half past nine
 */
export function moment(date: CalendarDate, minute: number, second = 0): Instant {
  const clock = [Math.floor(minute / 60), minute % 60, second].map((part) => String(part).padStart(2, '0')).join(':')
  return new Date(`${date}T${clock}+08:00`).toISOString()
}

/** The date itself, or the Friday before when it falls on a weekend. */
export function workdayBefore(date: CalendarDate): CalendarDate {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  if (weekday === 6) return addDays(date, -1)
  return weekday === 0 ? addDays(date, -2) : date
}

/**
 * The working day nearest to a date and between two others, both included; the date itself when there is none, as some
 * things are done on a Saturday.
 */
export function workdayWithin(date: CalendarDate, first: CalendarDate, last: CalendarDate): CalendarDate {
  for (const shift of [0, -1, 1, -2, 2]) {
    const candidate = addDays(date, shift)
    if (candidate >= first && candidate <= last && workdayBefore(candidate) === candidate) return candidate
  }
  return date
}
