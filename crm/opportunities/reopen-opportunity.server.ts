import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { allowMove } from './_allow-move.server.ts'
import { lockOpportunity } from './_lock-opportunity.server.ts'

interface ReopenOptions {
  tx: Tx
  actor: Actor
  id: string
  reason: string
  /** the version of the opportunity that the person saw */
  version: number
  now?: Date
}

/**
 * Opens a won or lost opportunity again, in the stage that it ended in and with that stage's probability; its time there
 * begins anew. Why it had ended stays on the timeline.
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when seen but not to be changed, CONFLICT when it is open or has
 * moved meanwhile
 */
export async function reopenOpportunity({
  tx,
  actor,
  id,
  reason,
  version,
  now = new Date(),
}: ReopenOptions): Promise<void> {
  const opportunity = await lockOpportunity({ tx, id, closed: true })
  if (opportunity.version !== version) throw new AppError('CONFLICT', `opportunity ${id} has moved`)
  const stage = await tx.stage.findUniqueOrThrow({ where: { id: opportunity.stageId } })
  const { status, winProbability, closeReason, lostTo } = opportunity
  const decisionId = await allowMove({ tx, actor, opportunity, purpose: `reopen:${status}`, now })
  await tx.opportunity.updateMany({
    where: { id },
    data: {
      status: 'open',
      stageEnteredAt: now,
      winProbability: stage.winProbability,
      closedAt: null,
      closeReason: null,
      closeNote: null,
      lostTo: null,
      version: { increment: 1 },
      updatedAt: now,
    },
  })
  await recordEvent(tx, actor, {
    type: 'opportunity.reopened',
    orgId: opportunity.orgId,
    entity: { type: 'opportunity', id },
    before: { status, winProbability, reason: closeReason, lostTo },
    after: { status: 'open', winProbability: stage.winProbability, reason, decisionId },
  })
}
