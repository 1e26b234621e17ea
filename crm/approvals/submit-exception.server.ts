import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { submitForApproval } from './submit-for-approval.server.ts'

interface SubmitExceptionOptions {
  tx: Tx
  actor: Actor
  id: string
  opportunityId: string
  figuresVersion: number
  /** why the gate should let this one pass: it stays on the record */
  reason: string
  now?: Date
}

/**
 * Asks for an exception at the gate in front of an opportunity.
 * @throws AppError BAD_INPUT without a reason; as `submitForApproval`
 */
export function submitException({
  opportunityId,
  reason,
  ...options
}: SubmitExceptionOptions): Promise<{ id: string }> {
  if (reason.trim() === '')
    throw new AppError('BAD_INPUT', 'an exception needs a reason', {
      details: { field: 'reason', key: 'form.required' },
    })
  return submitForApproval({ ...options, note: reason.trim(), asked: { opportunityId } })
}
