import { addDays, type CalendarDate } from '#lib/clock.ts'

export type UsageSpan = 'today' | 'month'
const monthDays = 30

/** Which days of usage are asked for: today, or the last thirty with it. */
export function usageSpan(url: URL, today: CalendarDate): { name: UsageSpan; from: CalendarDate; to: CalendarDate } {
  const name = url.searchParams.get('span') === 'month' ? 'month' : 'today'
  return { name, from: name === 'month' ? addDays(today, 1 - monthDays) : today, to: today }
}
