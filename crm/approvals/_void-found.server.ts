import { approvalActor } from '#crm/org/approval-actor.ts'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Prisma, Tx } from '#prisma/client.server.ts'
import { actAs } from '#prisma/with-actor.server.ts'
import { carryOut } from './apply-command.server.ts'

interface VoidOptions {
  tx: Tx
  actor: Actor
  where: Prisma.ApprovalRequestWhereInput
  because?: 'lost'
  now?: Date | undefined
}

/** Voids the requests that are found, those of contracts first, each in the same order whoever does it. */
export async function voidFound({ tx, actor, where, because, now }: VoidOptions): Promise<void> {
  await actAs({ tx, actor, as: approvalActor }, async () => {
    const found = await tx.approvalRequest.findMany({
      where,
      select: { id: true },
      orderBy: [{ contractId: 'asc' }, { id: 'asc' }],
    })
    // What was rejected or withdrawn meanwhile stays so.
    for (const { id } of found)
      await carryOut({ tx, actor, id, command: { kind: 'void', key: newId(), ...(because && { because }) }, now })
  })
}
