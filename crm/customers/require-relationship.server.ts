import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'

/**
 * Makes sure that the actor sells for a company and that the company knows the customer: what hangs on the two may be written.
 * @throws AppError FORBIDDEN for a company the actor does not sell for, NOT_FOUND when it has no relationship with the customer
 */
export async function requireRelationship(of: {
  tx: Tx
  actor: Actor
  orgId: string
  customerId: string
}): Promise<void> {
  const { tx, actor, orgId, customerId } = of
  if (!actor.writeCompanies.includes(orgId)) {
    throw new AppError('FORBIDDEN', `${actor.personId} does not sell for ${orgId}`)
  }
  const relationship = await tx.customerRelationship.findUnique({
    where: { orgId_customerId: { orgId, customerId } },
    select: { id: true },
  })
  if (!relationship) throw new AppError('NOT_FOUND', `no relationship of ${orgId} with customer ${customerId}`)
}
