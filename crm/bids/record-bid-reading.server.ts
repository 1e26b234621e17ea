import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { RecordBidReading } from './bid-reading.schema.ts'

/**
 * Keeps that the actor opened a past bid that was recommended to them at an opportunity, found it useful or not, or took that back.
 * Sent twice with the same id it is kept once. It tells of a reader and not of the bid, so it is no event.
 * Opened by an address that somebody passed on, at an opportunity out of sight, it was recommended to nobody: nothing is kept.
 * @throws AppError NOT_FOUND when the bid is out of sight, or the opportunity at which something is said of it
 */
export async function recordBidReading(
  options: RecordBidReading & { tx: Tx; actor: Actor; bidId: string; now?: Date },
): Promise<void> {
  const { tx, actor, id, bidId, act, opportunityId, now = new Date() } = options
  const bid = await tx.bid.findUnique({ where: { id: bidId }, select: { id: true } })
  if (!bid) throw new AppError('NOT_FOUND', `bid ${bidId}`)
  const deal = await tx.opportunity.findUnique({ where: { id: opportunityId }, select: { id: true } })
  if (!deal && act === 'opened') return
  if (!deal) throw new AppError('NOT_FOUND', `opportunity ${opportunityId}`)
  await tx.bidReading.createMany({
    data: { id, bidId, personId: actor.personId, opportunityId, act, at: now },
    skipDuplicates: true,
  })
}
