import type { RequestState } from '#crm/approvals/approval-request.ts'
import type { ApprovalSubjectType } from '#crm/approvals/approval-views.ts'
import type { SubmittedSubject } from '#crm/approvals/submitted-subject.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import { findPersonNames } from '#crm/org/find-person-names.server.ts'
import type { Tx } from '#prisma/client.server.ts'

/** How a task came to somebody else, or somebody was asked beside its holder. */
export type HandedOn = 'delegate' | 'add-before' | 'add-after' | 'escalate' | 'assign' | 'leave'

/** What an event tells of a request for approval. What people wrote for each other stays with the request. */
export interface ApprovalEventTold {
  requestId: string
  /** null where the reader does not see the request */
  about: { type: ApprovalSubjectType; name: Bilingual } | null
  decision: 'approve' | 'reject' | 'send-back' | null
  how: HandedOn | null
  /** who is asked now */
  to: Bilingual | null
  /** who is asked no more, as they have left */
  from: Bilingual | null
  /** in whose place it was done */
  standsInFor: Bilingual | null
  /** why it was voided, where nothing of it has changed */
  because: 'lost' | null
  /** what the request had come to then */
  state: RequestState | null
}

interface ApprovalEvent {
  type: string
  entity_id: string
  after: Record<string, unknown> | null
}

/** What the requests for approval are that events tell of, for the timeline of what they are about; null for any other event. */
export async function tellApprovals(
  tx: Tx,
  events: readonly ApprovalEvent[],
): Promise<(event: ApprovalEvent) => ApprovalEventTold | null> {
  const own = events.filter(isOfApproval)
  if (own.length === 0) return () => null
  const requests = await tx.approvalRequest.findMany({
    where: { id: { in: [...new Set(own.map(({ entity_id }) => entity_id))] } },
    select: { id: true, subject: true },
  })
  const people = await findPersonNames({
    tx,
    ids: own.flatMap(({ after }) => [text(after?.to), text(after?.from), text(after?.standsInFor)]),
  })
  const person = (id: unknown) => people.get(text(id)) ?? null
  return (event) => {
    if (!isOfApproval(event)) return null
    const { entity_id: requestId, after } = event
    const subject = requests.find(({ id }) => id === requestId)?.subject as unknown as SubmittedSubject | undefined
    return {
      requestId,
      about: subject ? { type: subject.type, name: subject.name } : null,
      decision: (after?.decision ?? null) as ApprovalEventTold['decision'],
      how: (after?.how ?? null) as ApprovalEventTold['how'],
      to: person(after?.to),
      from: person(after?.from),
      standsInFor: person(after?.standsInFor),
      because: (after?.because ?? null) as ApprovalEventTold['because'],
      state: (after?.state ?? null) as ApprovalEventTold['state'],
    }
  }
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')

function isOfApproval({ type }: Pick<ApprovalEvent, 'type'>): boolean {
  return type.startsWith('approval.')
}
