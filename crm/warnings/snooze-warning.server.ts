import { isCalendarDate } from '#lib/clock.ts'
import { AppError } from '#lib/errors.ts'
import { type ChangeWarningOptions, changeWarning } from './_change-warning.server.ts'

/**
 * Lets a warning rest until a day: then it comes back, if it still holds.
 * @throws AppError as `changeWarning`; BAD_INPUT for a day that is not ahead
 */
export function snoozeWarning(options: ChangeWarningOptions & { until: string; today: string }): Promise<void> {
  const { until, today } = options
  if (!isCalendarDate(until) || until <= today) {
    throw new AppError('BAD_INPUT', 'not a day ahead', { details: { field: 'until', key: 'form.notAhead' } })
  }
  const change = { status: 'snoozed', snoozedUntil: new Date(`${until}T00:00:00Z`) }
  return changeWarning(options, { needs: 'act', change, type: 'warning.snoozed', after: { until } })
}
