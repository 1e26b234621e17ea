import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'

/** Takes back the approval of a contract whose figures are about to change: it is a draft again. */
export async function voidApproval({ tx, contractId }: { tx: Tx; actor: Actor; contractId: string }): Promise<void> {
  await tx.contract.updateMany({ where: { id: contractId, state: 'approved' }, data: { state: 'draft' } })
}
