import { can } from '#crm/org/role.policy.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { maySubmit } from './may-submit.server.ts'

interface MayWithdrawOptions {
  tx: Tx
  actor: Actor
  request: { submitterId: string; contractId: string | null; opportunityId: string }
}

/**
 * Whether the actor may take a request back: whoever has submitted it, and whoever could submit it in their place. Otherwise what it is
 * about would wait for good for somebody who has left while it was theirs to correct.
 */
export async function mayWithdraw({ tx, actor, request }: MayWithdrawOptions): Promise<boolean> {
  const { submitterId, contractId, opportunityId } = request
  if (submitterId === actor.personId) return true
  if (!can(actor, 'approval:submit')) return false
  const asked = contractId ? { contractId } : { opportunityId }
  return maySubmit({ tx, actor, asked }).catch((error: unknown) => {
    // Whoever is asked sees the request, and not always what it is about.
    if (error instanceof AppError && error.code === 'NOT_FOUND') return false
    throw error
  })
}
