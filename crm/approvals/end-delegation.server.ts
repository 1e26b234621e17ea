import { ownCompany } from '#crm/org/own-company.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'

/**
 * Ends a delegation before its time: whoever was away, whoever stood in, or an administrator. Ended again, nothing comes of it.
 * @throws AppError NOT_FOUND, FORBIDDEN for anybody else
 */
export async function endDelegation(options: { tx: Tx; actor: Actor; id: string; now?: Date }): Promise<void> {
  const { tx, actor, id, now = new Date() } = options
  const delegation = await tx.approvalDelegation.findUnique({ where: { id } })
  if (!delegation) throw new AppError('NOT_FOUND', `delegation ${id}`)
  if (delegation.endedAt) return
  const { count } = await tx.approvalDelegation.updateMany({ where: { id, endedAt: null }, data: { endedAt: now } })
  // Of two at once the second finds that it is over.
  if (count === 0 && (await tx.approvalDelegation.count({ where: { id, endedAt: { not: null } } })) > 0) return
  if (count === 0) throw new AppError('FORBIDDEN', `delegation ${id} is somebody else's`)
  await recordEvent(tx, actor, {
    type: 'approval.delegation-ended',
    orgId: ownCompany(actor),
    entity: { type: 'person', id: actor.personId },
    after: { id, from: delegation.fromId, to: delegation.toId },
  })
}
