import type { Tx } from '#prisma/client.server.ts'
import type { SubjectAsked } from './load-subject.server.ts'

/**
 * How something stands to be submitted. `asked`: it is, already, or waits for its submitter to correct it. `approved`: it was, and
 * nothing has changed since. `nothing-new`: it is signed, and no version of a document is newer than what is in force.
 */
export type Standing = 'ready' | 'asked' | 'approved' | 'nothing-new'

/** How it stands, as the engine sees it. */
export async function standingOf({ tx, asked }: { tx: Tx; asked: SubjectAsked }): Promise<Standing> {
  const open = await tx.approvalRequest.count({ where: { ...of(asked), state: { in: ['running', 'returned'] } } })
  if (open > 0) return 'asked'
  if (!('contractId' in asked)) return 'ready'
  const contract = await tx.contract.findUnique({ where: { id: asked.contractId }, select: { state: true } })
  if (contract?.state === 'approved') return 'approved'
  if (contract?.state !== 'signed') return 'ready'
  return (await hasNewVersion({ tx, contractId: asked.contractId })) ? 'ready' : 'nothing-new'
}

/** The request that was sent back to its submitter, and has to be submitted again in place of a new one. */
export function findReturned({ tx, asked }: { tx: Tx; asked: SubjectAsked }) {
  return tx.approvalRequest.findFirst({
    where: { ...of(asked), state: 'returned' },
    select: { id: true, submitterId: true },
  })
}

/** A condition on requests about something. */
export function of(asked: SubjectAsked) {
  return 'contractId' in asked
    ? { subjectType: 'contract', contractId: asked.contractId }
    : { subjectType: 'stage-exception', opportunityId: asked.opportunityId }
}

/** Whether a document of a signed contract has a version that no approval was given for. */
async function hasNewVersion({ tx, contractId }: { tx: Tx; contractId: string }): Promise<boolean> {
  const rows = await tx.$queryRaw<{ new: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM document d
      CROSS JOIN LATERAL (
        SELECT v.id FROM document_version v WHERE v.document_id = d.id ORDER BY v.number DESC LIMIT 1) newest
      WHERE d.contract_id = ${contractId}::uuid AND NOT EXISTS (
        SELECT FROM approval_request r CROSS JOIN jsonb_array_elements(r.subject -> 'documents') approved
        WHERE r.contract_id = d.contract_id AND r.state = 'approved' AND approved ->> 'versionId' = newest.id::text)) AS new`
  return rows[0]?.new === true
}
