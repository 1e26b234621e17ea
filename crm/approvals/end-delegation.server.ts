import { ownCompany } from '#crm/org/own-company.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { endAndTell } from './_end-and-tell.server.ts'

/**
 * Ends a delegation before its time: whoever was away, whoever stood in, or an administrator. The other is told. Ended again, nothing
 * comes of it.
 * @throws AppError NOT_FOUND, FORBIDDEN for anybody else
 */
export async function endDelegation(options: { tx: Tx; actor: Actor; id: string; now?: Date }): Promise<void> {
  const { tx, actor, id, now = new Date() } = options
  const delegation = await tx.approvalDelegation.findUnique({ where: { id } })
  if (!delegation) throw new AppError('NOT_FOUND', `delegation ${id}`)
  if (delegation.endedAt) return
  if (await endAndTell({ tx, actor, delegation, personId: actor.personId, orgId: ownCompany(actor), now })) return
  // Of two at once the second finds that it is over.
  if ((await tx.approvalDelegation.count({ where: { id, endedAt: { not: null } } })) > 0) return
  throw new AppError('FORBIDDEN', `delegation ${id} is somebody else's`)
}
