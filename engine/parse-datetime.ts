import { isCalendarDate } from '#lib/clock.ts'
import type { DatetimeValue } from './fact-types.ts'

const pattern =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,9}))?)?(Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d)?)?$/
const dayInMilliseconds = 86_400_000
const clocks = new Map<string, Intl.DateTimeFormat>()

/** True for a name that the platform's time zone data know, e.g. `Asia/Shanghai`. */
export function isTimeZone(name: string): boolean {
  try {
    clockOf(name)
    return true
  } catch {
    return false
  }
}

/**
 * Reads an ISO 8601 datetime, with an offset or local in a time zone. A local time that the clock skips is moved forward by
 * the gap, one that it shows twice is the earlier, as java.time and Temporal ("compatible") have it.
 * @returns null for anything else: no such day, no time of day, a 25th hour
 */
export function parseDatetime(text: string, timezone: string): DatetimeValue | null {
  const match = pattern.exec(text.trim())
  if (!match) return null
  const [, day = '', hour, minute, second = '00', fraction = '', offset] = match
  if (!isCalendarDate(day)) return null
  const wall = Date.parse(`${day}T${hour}:${minute}:${second}Z`)
  const milliseconds = offset === undefined ? instantOfWall(wall, timezone) : wall - offsetOf(offset)
  const shown = wallOf(milliseconds, timezone)
  // beyond the year 9999 a day no longer sorts as text
  if (!isCalendarDate(shown.slice(0, 10))) return null
  return { type: 'datetime', nanos: BigInt(milliseconds) * 1_000_000n + BigInt(fraction.padEnd(9, '0')), wall: shown }
}

/** The instant as ISO 8601 in UTC, with as many decimals of a second as it needs. */
export function formatInstant(nanos: bigint): string {
  const seconds = nanos / 1_000_000_000n - (nanos % 1_000_000_000n < 0n ? 1n : 0n)
  const rest = nanos - seconds * 1_000_000_000n
  const whole = new Date(Number(seconds) * 1000).toISOString().slice(0, 19)
  const fraction = rest.toString().padStart(9, '0').replace(/0+$/, '')
  return fraction === '' ? `${whole}Z` : `${whole}.${fraction}Z`
}

function clockOf(timezone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timezone)
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone: timezone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    clocks.set(timezone, clock)
  }
  return clock
}

function offsetOf(text: string): number {
  if (text === 'Z') return 0
  const digits = text.slice(1).replace(':', '')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || '0')
  return (text.startsWith('-') ? -minutes : minutes) * 60_000
}

/** By how many milliseconds the wall clock of the zone is ahead of UTC at an instant. */
function offsetAt(milliseconds: number, timezone: string): number {
  const parts: Record<string, number> = {}
  let era = ''
  for (const part of clockOf(timezone).formatToParts(milliseconds)) {
    if (part.type === 'era') era = part.value
    else parts[part.type] = Number(part.value)
  }
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  // Date.UTC would read the years 0 to 99 as 1900 to 1999
  const shown = new Date(0)
  shown.setUTCFullYear(era === 'BC' ? 1 - year : year, month - 1, day)
  shown.setUTCHours(hour, minute, second)
  return shown.getTime() - Math.floor(milliseconds / 1000) * 1000
}

function wallOf(milliseconds: number, timezone: string): string {
  return new Date(milliseconds + offsetAt(milliseconds, timezone)).toISOString().slice(0, 19)
}

function instantOfWall(wall: number, timezone: string): number {
  const before = offsetAt(wall - dayInMilliseconds, timezone)
  const after = offsetAt(wall + dayInMilliseconds, timezone)
  const hits = [wall - before, wall - after].filter((instant) => instant + offsetAt(instant, timezone) === wall)
  return hits.length > 0 ? Math.min(...hits) : wall - before
}
