import { approvalActor } from '#crm/org/approval-actor.ts'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { actAs } from '#prisma/with-actor.server.ts'
import { carryOut } from './apply-command.server.ts'

/**
 * Voids what is being decided of an opportunity that was lost, or waits to be corrected: its contracts, and exceptions at its gates. The
 * contracts are drafts again, and whoever submitted them is told. What was approved stays so, and is not signed unless the opportunity
 * is opened again. The opportunity is locked by whoever calls it.
 */
export async function voidLost(options: { tx: Tx; actor: Actor; opportunityId: string; now?: Date }): Promise<void> {
  const { tx, actor, opportunityId, now } = options
  await actAs({ tx, actor, as: approvalActor }, async () => {
    const open = await tx.approvalRequest.findMany({
      where: { opportunityId, state: { in: ['running', 'returned'] } },
      select: { id: true },
      orderBy: [{ contractId: 'asc' }, { id: 'asc' }],
    })
    // What was rejected or withdrawn meanwhile stays so.
    for (const { id } of open)
      await carryOut({ tx, actor, id, command: { kind: 'void', key: newId(), because: 'lost' }, now })
  })
}
