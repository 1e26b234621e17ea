import { AppError } from '#lib/errors.ts'

/**
 * Refuses a change of what a contract says while it is being approved, and of its figures once it is signed: what was approved or
 * agreed would be another thing than what stands there. The person is told which, and what to do.
 * @throws AppError CONFLICT
 */
export function refuseHeld({ id, state }: { id: string; state: string }, { figures }: { figures: boolean }): void {
  if (state === 'in-approval')
    throw new AppError('CONFLICT', `contract ${id} is being approved`, { details: { key: 'contract.inApproval' } })
  if (state === 'signed' && figures)
    throw new AppError('CONFLICT', `contract ${id} is signed`, { details: { key: 'contract.signedAlready' } })
}
