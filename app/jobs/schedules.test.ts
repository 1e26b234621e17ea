import { defaultRepeatStrategy } from 'bullmq'
import { expect, test } from 'vitest'
import { addDays, dayOf } from '#lib/clock.ts'
import { schedules } from './schedules.ts'

/** Every run of a schedule from a moment on, as BullMQ counts it: each from the one before. */
function runsOf({ pattern, timeZone }: { pattern: string; timeZone: string }, from: string, count: number): Date[] {
  const runs: Date[] = []
  for (let at: number | undefined = Date.parse(from); runs.length < count; ) {
    at = defaultRepeatStrategy(at, { pattern, tz: timeZone })
    if (at === undefined) throw new Error(`${pattern} does not come again`)
    runs.push(new Date(at))
  }
  return runs
}

const wallClock = (at: Date, timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at)

// 02:30 does not exist in Berlin on 28 March 2027, and comes twice on 31 October.
const patterns = [...new Set([...schedules.map(({ pattern }) => pattern), '0 8 * * *', '30 2 * * *', '30 1 * * *'])]
const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Sydney']

test.each(zones.flatMap((timeZone) => patterns.map((pattern) => ({ timeZone, pattern }))))(
  'case T06: $pattern in $timeZone comes once a day, on the days that clocks change too',
  ({ timeZone, pattern }) => {
    const days = runsOf({ pattern, timeZone }, '2027-01-01T12:00:00Z', 400).map((at) => dayOf(at, timeZone))
    expect(days).toEqual(days.map((_, n) => addDays(days[0] ?? '', n)))
  },
)

test('case T06: at the group’s hour, whatever hour the server has', () => {
  const daily = { pattern: '0 8 * * *', timeZone: 'Europe/Berlin' }
  const zone = process.env.TZ
  try {
    const from = (server: string) => {
      process.env.TZ = server
      return runsOf(daily, '2027-10-29T12:00:00Z', 4)
    }
    const runs = from('America/New_York')
    expect(from('Asia/Tokyo')).toEqual(runs)
    expect(runs.map((at) => wallClock(at, 'Europe/Berlin'))).toEqual(['08:00', '08:00', '08:00', '08:00'])
    expect(runs.map((at) => at.toISOString().slice(5, 16))).toEqual([
      '10-30T06:00',
      '10-31T07:00',
      '11-01T07:00',
      '11-02T07:00',
    ])
  } finally {
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  }
})
