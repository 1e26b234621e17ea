import { approvalActor } from '#crm/org/approval-actor.ts'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { actAs } from '#prisma/with-actor.server.ts'
import { carryOut } from './apply-command.server.ts'

/**
 * Voids what was asked for at the gates of an opportunity, and what was approved and has let nothing pass yet: its stage, its end or
 * its amount is another now. Whoever submitted it is told. The opportunity is locked by whoever calls it.
 */
export async function voidExceptions(options: {
  tx: Tx
  actor: Actor
  opportunityId: string
  now?: Date
}): Promise<void> {
  const { tx, actor, opportunityId, now } = options
  await actAs({ tx, actor, as: approvalActor }, async () => {
    const standing = await tx.approvalRequest.findMany({
      where: {
        subjectType: 'stage-exception',
        opportunityId,
        OR: [{ state: { in: ['running', 'returned'] } }, { state: 'approved', exception: { usedAt: null } }],
      },
      select: { id: true },
      orderBy: { id: 'asc' },
    })
    for (const { id } of standing) await carryOut({ tx, actor, id, command: { kind: 'void', key: newId() }, now })
  })
}
