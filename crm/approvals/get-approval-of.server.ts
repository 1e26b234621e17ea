import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { latestOf } from './_latest-of.ts'
import type { ApprovalView } from './approval-views.ts'
import { getApproval } from './get-approval.server.ts'

interface GetOptions {
  tx: Tx
  actor: Actor
  contractId: string
  now?: Date
}

/** The request for approval of a contract that runs or ran last; null when there is none that the actor sees. */
export async function getApprovalOf({ tx, actor, contractId, now }: GetOptions): Promise<ApprovalView | null> {
  const last = await tx.approvalRequest.findFirst({
    ...latestOf(contractId),
    select: { id: true },
  })
  return last && getApproval({ tx, actor, id: last.id, now })
}
