import { voidExceptions } from '#crm/approvals/void-exceptions.server.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { allowMove } from './_allow-move.server.ts'
import { lockOpportunity } from './_lock-opportunity.server.ts'

interface RollBackOptions {
  tx: Tx
  actor: Actor
  id: string
  /** an earlier stage of its type */
  to: string
  reason: string
  /** the version of the opportunity that the person saw */
  version: number
  now?: Date
}

/**
 * Moves an opportunity back to an earlier stage. No rule judges it, a reason stands on its timeline; forward again it goes
 * through every gate anew.
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when seen but not to be changed, CONFLICT when it is closed, has
 * moved meanwhile or the stage is not an earlier one
 */
export async function rollBackStage(options: RollBackOptions): Promise<{ stageId: string }> {
  const { tx, actor, id, to, reason, version, now = new Date() } = options
  const opportunity = await lockOpportunity({ tx, id })
  const stages = await tx.stage.findMany({ where: { id: { in: [opportunity.stageId, to] } } })
  const from = stages.find((stage) => stage.id === opportunity.stageId)
  const back = stages.find((stage) => stage.id === to)
  const earlier = from && back && back.typeId === from.typeId && back.position < from.position
  if (!earlier || opportunity.version !== version) throw new AppError('CONFLICT', `opportunity ${id} has moved`)

  const purpose = `roll-back:${from.id}:${to}`
  const decisionId = await allowMove({ tx, actor, opportunity, purpose, now })
  await tx.opportunity.updateMany({
    where: { id },
    data: {
      stageId: to,
      stageEnteredAt: now,
      winProbability: back.winProbability,
      version: { increment: 1 },
      updatedAt: now,
    },
  })
  await voidExceptions({ tx, actor, opportunityId: id, now })
  await recordEvent(tx, actor, {
    type: 'opportunity.rolled-back',
    orgId: opportunity.orgId,
    entity: { type: 'opportunity', id },
    before: { stageId: from.id, winProbability: opportunity.winProbability },
    after: { stageId: to, winProbability: back.winProbability, reason, decisionId },
  })
  return { stageId: to }
}
