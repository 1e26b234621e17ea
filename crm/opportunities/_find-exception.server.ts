import type { SubmittedSubject } from '#crm/approvals/submitted-subject.ts'
import type { Decision } from '#engine/decision.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { PromotionCase } from './decide-promotion.server.ts'

/** An exception that stands at a gate: asked for, or approved and not used yet. */
export interface GateException {
  requestId: string
  state: 'running' | 'returned' | 'approved'
}

interface FindOptions {
  tx: Tx
  opportunity: Pick<PromotionCase['opportunity'], 'id' | 'stageId' | 'amount' | 'currency'>
  next: { id: string }
  decision: Decision
}

/**
 * The exception for a gate that refuses. One that was approved lets nothing pass but what it was approved for: this stage to that one,
 * of this amount, and no rule that it does not name.
 */
export async function findException({ tx, opportunity, next, decision }: FindOptions): Promise<GateException | null> {
  if (decision.outcome === 'allow') return null
  const unmet = decision.rules.filter(({ holds }) => !holds).map(({ ruleId }) => ruleId)
  const approved = await tx.stageException.findMany({
    where: {
      opportunityId: opportunity.id,
      fromStage: opportunity.stageId,
      toStage: next.id,
      usedAt: null,
      request: { state: 'approved' },
    },
    orderBy: { approvedAt: 'desc' },
    select: { requestId: true, rules: true, request: { select: { subject: true } } },
  })
  const fits = approved.find(
    ({ rules, request }) => isOf(request.subject, opportunity) && unmet.every((rule) => rules.includes(rule)),
  )
  if (fits) return { requestId: fits.requestId, state: 'approved' }
  const asked = await tx.approvalRequest.findFirst({
    where: { subjectType: 'stage-exception', opportunityId: opportunity.id, state: { in: ['running', 'returned'] } },
    select: { id: true, state: true },
  })
  return asked && { requestId: asked.id, state: asked.state as GateException['state'] }
}

function isOf(subject: unknown, { amount, currency }: FindOptions['opportunity']): boolean {
  const approved = subject as SubmittedSubject
  return approved.amount === (amount?.toFixed(2) ?? null) && approved.currency === currency
}
