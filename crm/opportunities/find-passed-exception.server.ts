import type { SubmittedSubject } from '#crm/approvals/submitted-subject.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import type { Tx } from '#prisma/client.server.ts'

/** The exception by which an opportunity came to its stage: the request that approved it, and the rules that did not hold. */
export interface PassedException {
  requestId: string
  rules: { id: string; name: Bilingual }[]
}

/** The exception on which the last promotion of an opportunity rested; null where it rested on none. */
export async function findPassedException(options: { tx: Tx; id: string }): Promise<PassedException | null> {
  const { tx, id } = options
  const opportunity = await tx.opportunity.findUnique({
    where: { id },
    select: { stageId: true, stageEnteredAt: true },
  })
  if (!opportunity) return null
  // The promotion that used it set both to the same instant. One that went back and came again came otherwise.
  const { stageId, stageEnteredAt } = opportunity
  const passed = await tx.stageException.findFirst({
    where: { opportunityId: id, toStage: stageId, usedAt: stageEnteredAt },
    select: { requestId: true, request: { select: { subject: true } } },
  })
  if (!passed) return null
  const { stage } = passed.request.subject as unknown as SubmittedSubject
  return {
    requestId: passed.requestId,
    rules: (stage?.rules ?? []).map(({ id: rule, name }) => ({ id: rule, name })),
  }
}
