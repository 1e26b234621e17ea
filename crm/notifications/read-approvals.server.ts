import type { RequestState } from '#crm/approvals/approval-request.ts'
import type { ApprovalSubjectType } from '#crm/approvals/approval-views.ts'
import type { SubmittedSubject } from '#crm/approvals/submitted-subject.ts'
import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import type { Tx } from '#prisma/client.server.ts'

/** A request for approval that somebody was told of, as it stands now. */
export interface ApprovalTold {
  id: string
  type: ApprovalSubjectType
  /** of the contract, or of the opportunity, as it was submitted */
  name: Bilingual
  customer: Bilingual
  submitter: { id: string; name: Bilingual }
  state: RequestState
}

/** A request and which of its tasks wait. */
export interface ToldRequest {
  approval: ApprovalTold
  waits: (task: number) => boolean
  /** nobody was found for it, so it is to be assigned */
  unheld: (task: number) => boolean
  /** ISO 8601; null for a task that does not wait, or has all the time */
  dueAt: (task: number) => string | null
}

/** Reads requests for approval by id, as far as the actor sees them, by id. */
export async function readApprovals(options: { tx: Tx; ids: readonly string[] }): Promise<Map<string, ToldRequest>> {
  const { tx, ids } = options
  if (ids.length === 0) return new Map()
  const rows = await tx.approvalRequest.findMany({
    where: { id: { in: [...new Set(ids)] } },
    relationLoadStrategy: 'join',
    select: {
      id: true,
      state: true,
      subject: true,
      submitter: { select: { id: true, name: true, nameLatin: true } },
      tasks: {
        where: { OR: [{ state: 'open' }, { holderId: null }] },
        select: { number: true, state: true, holderId: true, dueAt: true },
      },
    },
  })
  return new Map(
    rows.map(({ id, state, subject, submitter, tasks }) => {
      const { type, name, customer } = subject as unknown as SubmittedSubject
      const by = { id: submitter.id, name: bilingual(submitter.name, submitter.nameLatin) }
      const open = (task: number) => tasks.find(({ number, state: is }) => number === task && is === 'open')
      return [
        id,
        {
          approval: { id, type, name, customer, submitter: by, state: state as RequestState },
          waits: (task) => open(task) !== undefined,
          unheld: (task) => tasks.some(({ number, holderId }) => number === task && holderId === null),
          dueAt: (task) => open(task)?.dueAt?.toISOString() ?? null,
        },
      ]
    }),
  )
}
