import { type CalendarDate, dayOf } from '#lib/clock.ts'

const hour = 3_600_000

/**
 * When a day begins in a time zone: the first moment that falls on it, also where clocks are put forward at midnight.
 * @param timeZone IANA name
 */
export function beginningOf(day: CalendarDate, timeZone: string): Date {
  // No zone is further from UTC than fourteen hours; between two moments of which one is the day before, it is found by halving.
  let before = Date.parse(`${day}T00:00:00Z`) - 15 * hour
  let within = before + 30 * hour
  while (within - before > 1000) {
    const middle = Math.floor((before + within) / 2)
    if (dayOf(new Date(middle), timeZone) < day) before = middle
    else within = middle
  }
  return new Date(Math.floor(within / 1000) * 1000)
}
