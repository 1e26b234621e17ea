import { voidExceptions } from '#crm/approvals/void-exceptions.server.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Prisma, Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { findException, type GateException } from './_find-exception.server.ts'
import { storeDecision } from './_store-decision.server.ts'
import { decidePromotion, type PromotionCase } from './decide-promotion.server.ts'
import { type GateView, gateView } from './get-gate.server.ts'

interface PromoteStageOptions {
  tx: Tx
  actor: Actor
  id: string
  /** the stage that the person asked for, which must be the next one */
  to: string
  /** the version of the opportunity that the person saw */
  version: number
  now?: Date
}

export type PromotionResult = { promoted: { stageId: string } } | { refused: GateView }

/**
 * Moves an opportunity to its next stage if the rules in force let it, or an exception that was approved for what they refuse. Either
 * way the decision is stored with its facts and trace: a refusal is returned and not thrown, so that it commits.
 * @throws AppError NOT_FOUND when out of sight, CONFLICT when somebody was faster or the stage asked for is not the next
 * one, FORBIDDEN when seen but not to be changed
 */
export async function promoteStage(options: PromoteStageOptions): Promise<PromotionResult> {
  const { tx, actor, id, to, version } = options
  const now = options.now ?? new Date()
  // Locked before it is judged: what the rules saw is what is promoted.
  const locked = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM opportunity WHERE id = ${id}::uuid FOR UPDATE`
  const found = await decidePromotion({ tx, id, now })
  if (locked.length === 0) throw new AppError('FORBIDDEN', `opportunity ${id} is seen, not changed`)
  if (found?.next.id !== to || found.opportunity.version !== version || found.opportunity.status !== 'open') {
    throw new AppError('CONFLICT', `opportunity ${id} has moved`)
  }
  const { decision } = found
  const standing = await findException({ tx, opportunity: found.opportunity, next: found.next, decision })
  const exception = standing?.state === 'approved' ? standing : null
  const decisionId = await recordDecision({ tx, actor, found, exception, now })
  if (decision.outcome !== 'allow' && !exception) return { refused: await gateView({ tx, actor, found }) }

  const { opportunity, next } = found
  const { count } = await tx.opportunity.updateMany({
    where: { id, version, stageId: opportunity.stageId },
    data: {
      stageId: next.id,
      stageEnteredAt: now,
      winProbability: next.winProbability,
      version: { increment: 1 },
      updatedAt: now,
    },
  })
  if (count === 0) throw new AppError('CONFLICT', `opportunity ${id} was promoted meanwhile`)
  if (exception) {
    const { requestId } = exception
    await tx.stageException.updateMany({ where: { requestId, usedAt: null }, data: { decisionId, usedAt: now } })
  }
  await voidExceptions({ tx, actor, opportunityId: id, now })
  await recordEvent(tx, actor, {
    type: 'opportunity.promoted',
    orgId: opportunity.orgId,
    entity: { type: 'opportunity', id },
    before: { stageId: opportunity.stageId, winProbability: opportunity.winProbability },
    after: {
      stageId: next.id,
      winProbability: next.winProbability,
      decisionId,
      ...(exception && { exception: exception.requestId }),
    },
  })
  return { promoted: { stageId: next.id } }
}

interface RecordDecisionOptions {
  tx: Tx
  actor: Actor
  found: PromotionCase
  /** that was approved for what the rules refuse */
  exception: GateException | null
  now: Date
}

async function recordDecision({ tx, actor, found, exception, now }: RecordDecisionOptions): Promise<string> {
  const { opportunity, next, rules, decision } = found
  const outcome = exception ? 'allow' : decision.outcome
  const id = await storeDecision({
    tx,
    actor,
    opportunity,
    purpose: `promote:${opportunity.stageId}:${next.id}`,
    now,
    decided: {
      outcome,
      rules: rules.map((rule) => ({ id: rule.id, version: rule.version })),
      vocabularyVersion: decision.vocabularyVersion,
      facts: decision.facts as Prisma.InputJsonObject,
      trace: { ...decision, ...(exception && { exception: exception.requestId }) } as unknown as Prisma.InputJsonObject,
    },
  })
  if (outcome === 'refuse') {
    await recordEvent(tx, actor, {
      type: 'opportunity.promotion-refused',
      orgId: opportunity.orgId,
      entity: { type: 'opportunity', id: opportunity.id },
      after: { to: next.id, decisionId: id },
    })
  }
  return id
}
