import { type ChangeWarningOptions, changeWarning } from './_change-warning.server.ts'

/**
 * Takes a warning back from its rest, as when the rest was a slip.
 * @throws AppError as `changeWarning`
 */
export function wakeWarning(options: ChangeWarningOptions): Promise<void> {
  const change = { status: 'open', snoozedUntil: null }
  return changeWarning(options, { needs: 'act', change, type: 'warning.woken', after: {} })
}
