/** Calendar date `YYYY-MM-DD`, without a time zone: the form in which days are stored, compared and counted. */
export type CalendarDate = string

const formatters = new Map<string, Intl.DateTimeFormat>()

/**
 * The calendar day on which an instant falls in a time zone.
 * @param instant a moment
 * @param timeZone IANA name, e.g. `Asia/Shanghai`; an unknown one throws RangeError
 */
export function dayOf(instant: Date, timeZone: string): CalendarDate {
  let format = formatters.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    formatters.set(timeZone, format)
  }
  return format.format(instant)
}

/** True for a date that exists in the calendar: `2027-02-29` is not one, and there is no year 0 (the database has none). */
export function isCalendarDate(text: string): text is CalendarDate {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const moment = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === text
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** The date `days` days after `date`. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
