import { AppError } from '#lib/errors.ts'
import { type ChangeWarningOptions, changeWarning } from './_change-warning.server.ts'

/**
 * Closes a warning that does not matter, with the reason why. It stays away until its rule has been quiet once.
 * @throws AppError as `changeWarning`; BAD_INPUT without a reason
 */
export function dismissWarning(options: ChangeWarningOptions & { reason: string }): Promise<void> {
  const reason = options.reason.trim()
  if (reason === '') {
    throw new AppError('BAD_INPUT', 'no reason', { details: { field: 'reason', key: 'form.required' } })
  }
  const change = {
    status: 'closed',
    closeKind: 'dismissed',
    closeReason: reason,
    closedAt: new Date(),
    closedBy: options.actor.personId,
    snoozedUntil: null,
  }
  return changeWarning(options, { needs: 'act', change, type: 'warning.closed', after: { kind: 'dismissed', reason } })
}
