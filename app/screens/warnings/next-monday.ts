import { addDays, type CalendarDate } from '#lib/clock.ts'

/** The first Monday after a day; on a Monday, the one a week later. */
export function nextMonday(day: CalendarDate): CalendarDate {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return addDays(day, (8 - weekday) % 7 || 7)
}
