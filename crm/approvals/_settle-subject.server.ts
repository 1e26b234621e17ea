import type { Tx } from '#prisma/client.server.ts'
import type { RequestState } from './approval-request.ts'
import type { SubmittedSubject } from './submitted-subject.ts'

interface SettleOptions {
  tx: Tx
  row: {
    id: string
    orgId: string
    opportunityId: string
    contractId: string | null
    note: string | null
    subject: unknown
  }
  state: RequestState
  now: Date
}

/** What becomes of what a request is about when the request has come to another state. The request itself is written before. */
export async function settleSubject({ tx, row, state, now }: SettleOptions): Promise<void> {
  if (row.contractId) {
    const contract = state === 'running' ? 'in-approval' : state === 'approved' ? 'approved' : 'draft'
    // What is signed stays so, whatever becomes of a change to it.
    await tx.contract.updateMany({
      where: { id: row.contractId, state: { notIn: ['signed', contract] } },
      data: { state: contract },
    })
    return
  }
  const { stage } = row.subject as SubmittedSubject
  if (state !== 'approved' || !stage) return
  await tx.stageException.createMany({
    data: {
      requestId: row.id,
      orgId: row.orgId,
      opportunityId: row.opportunityId,
      fromStage: stage.from.id,
      toStage: stage.to.id,
      rules: stage.rules.map(({ id }) => id),
      reason: row.note ?? '',
      approvedAt: now,
    },
  })
}
