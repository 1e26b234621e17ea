import { approvalActor } from '#crm/org/approval-actor.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { actAs } from '#prisma/with-actor.server.ts'
import { latestOf } from './_latest-of.ts'
import type { SubmittedSubject } from './submitted-subject.ts'

/**
 * The versions of a contract's documents that were approved last: they are in force, whatever was uploaded since. None before the
 * first approval.
 * @throws AppError NOT_FOUND when the contract is out of sight
 */
export async function findInForce(options: {
  tx: Tx
  actor: Actor
  contractId: string
}): Promise<SubmittedSubject['documents']> {
  const { tx, actor, contractId } = options
  if ((await tx.contract.count({ where: { id: contractId } })) === 0)
    throw new AppError('NOT_FOUND', `contract ${contractId}`)
  // Whoever sees the contract sees which version holds, also where the request is not theirs to see.
  const latest = await actAs({ tx, actor, as: approvalActor }, () =>
    tx.approvalRequest.findFirst({
      where: { contractId, state: 'approved' },
      // By their place, not by when each was decided: a clock that goes back puts none behind an older one.
      orderBy: latestOf(contractId).orderBy,
      select: { subject: true },
    }),
  )
  return latest ? (latest.subject as unknown as SubmittedSubject).documents : []
}
