import { voidExceptions } from '#crm/approvals/void-exceptions.server.ts'
import { voidLost } from '#crm/approvals/void-lost.server.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { allowMove } from './_allow-move.server.ts'
import { lockOpportunity } from './_lock-opportunity.server.ts'
import type { CloseReason } from './close-reasons.ts'

interface CloseOptions {
  tx: Tx
  actor: Actor
  id: string
  outcome: 'won' | 'lost'
  reason: CloseReason
  note: string | null
  /** of a lost one, the competitor who has it; null when nobody knows, or nobody has */
  lostTo: string | null
  /** the version of the opportunity that the person saw */
  version: number
  now?: Date
}

/**
 * Ends an opportunity with its reason. Lost it may be in any stage, and nobody decides on its contracts any more; won only in the
 * last one, as otherwise it would pass every gate that it has not come to.
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when seen but not to be changed, BAD_INPUT when won too early,
 * CONFLICT when it is closed or has moved meanwhile
 */
export async function closeOpportunity(options: CloseOptions): Promise<void> {
  const { tx, actor, id, outcome, reason, note, version, now = new Date() } = options
  const lostTo = outcome === 'lost' ? options.lostTo : null
  const opportunity = await lockOpportunity({ tx, id })
  if (opportunity.version !== version) throw new AppError('CONFLICT', `opportunity ${id} has moved`)
  if (outcome === 'won') {
    const last = await tx.stage.findFirst({ where: { typeId: opportunity.typeId }, orderBy: { position: 'desc' } })
    if (last?.id !== opportunity.stageId) {
      throw new AppError('BAD_INPUT', `opportunity ${id} is not in its last stage`, {
        details: { field: 'outcome', key: 'form.wonEarly' },
      })
    }
  }

  const winProbability = outcome === 'won' ? 100 : 0
  const decisionId = await allowMove({ tx, actor, opportunity, purpose: `close:${outcome}`, now })
  await tx.opportunity.updateMany({
    where: { id },
    data: {
      status: outcome,
      closedAt: now,
      closeReason: reason,
      closeNote: note,
      lostTo,
      winProbability,
      version: { increment: 1 },
      updatedAt: now,
    },
  })
  if (outcome === 'lost') await voidLost({ tx, actor, opportunityId: id, now })
  await voidExceptions({ tx, actor, opportunityId: id, now })
  await recordEvent(tx, actor, {
    type: 'opportunity.closed',
    orgId: opportunity.orgId,
    entity: { type: 'opportunity', id },
    before: { status: opportunity.status, winProbability: opportunity.winProbability },
    after: { status: outcome, winProbability, reason, note, lostTo, decisionId },
  })
}
