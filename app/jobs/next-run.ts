import { defaultRepeatStrategy, type RepeatOptions } from 'bullmq'

const hour = 3_600_000

/**
 * When a schedule comes next, by the clock of its time zone. On the night on which the clocks go back an hour of the day
 * comes twice, and whoever asks in the second one would be sent into it once more: it comes the first time only.
 */
export function nextRun(millis: number, options: RepeatOptions): number | undefined {
  const next = defaultRepeatStrategy(millis, options)
  if (next === undefined || !options.tz) return next
  const wall = wallClock(options.tz)
  return wall.format(next - hour) === wall.format(next) ? nextRun(next, options) : next
}

function wallClock(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
}
