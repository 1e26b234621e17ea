import { approvalActor } from '#crm/org/approval-actor.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { actAs } from '#prisma/with-actor.server.ts'
import { latestOf } from './_latest-of.ts'
import { digestParts } from './digest-parts.server.ts'
import { loadSubject } from './load-subject.server.ts'

/** Whether a contract is what its latest approval was given for, by the digest over all that is approved. */
export function matchesApproval({
  tx,
  actor,
  contractId,
}: {
  tx: Tx
  actor: Actor
  contractId: string
}): Promise<boolean> {
  return actAs({ tx, actor, as: approvalActor }, async () => {
    const latest = await tx.approvalRequest.findFirst({
      ...latestOf(contractId),
      include: { grounds: { orderBy: { number: 'desc' }, take: 1, select: { salt: true } } },
    })
    const salt = latest?.grounds[0]?.salt
    if (latest?.state !== 'approved' || !salt) return false
    const { parts } = await loadSubject({ tx, asked: { contractId }, now: new Date() })
    return digestParts(parts, salt).digest === latest.digest
  })
}
