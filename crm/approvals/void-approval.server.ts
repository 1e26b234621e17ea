import { approvalActor } from '#crm/org/approval-actor.ts'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { actAs } from '#prisma/with-actor.server.ts'
import { latestOf } from './_latest-of.ts'
import { applyCommand } from './apply-command.server.ts'

/**
 * Voids the approval of a contract that is changed after it was given: an approval is of what was submitted, and of nothing else. The
 * contract is a draft again, and whoever submitted it is told.
 */
export async function voidApproval(options: { tx: Tx; actor: Actor; contractId: string; now?: Date }): Promise<void> {
  const { tx, actor, contractId, now } = options
  const approved = await actAs({ tx, actor, as: approvalActor }, () =>
    tx.approvalRequest.findFirst({
      ...latestOf(contractId),
      select: { id: true, state: true },
    }),
  )
  if (approved?.state !== 'approved') {
    // An approval that nothing stands behind is none.
    const where = { id: contractId, state: 'approved' }
    await actAs({ tx, actor, as: approvalActor }, () => tx.contract.updateMany({ where, data: { state: 'draft' } }))
    return
  }
  await applyCommand({ tx, actor, id: approved.id, command: { kind: 'void', key: newId() }, now })
}
