import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'

/** Keeps that past bids were recommended to the actor at an opportunity and came into view: each once, however often they look. */
export async function recordBidsShown(options: {
  tx: Tx
  actor: Actor
  /** seen by the actor */
  opportunityId: string
  ids: readonly string[]
  now?: Date
}): Promise<void> {
  const { tx, actor, opportunityId, ids, now = new Date() } = options
  const seen = await tx.bid.findMany({ where: { id: { in: [...ids] } }, select: { id: true } })
  await tx.bidReading.createMany({
    data: seen.map(({ id }) => ({
      id: newId(),
      bidId: id,
      personId: actor.personId,
      opportunityId,
      act: 'shown',
      at: now,
    })),
    skipDuplicates: true,
  })
}
