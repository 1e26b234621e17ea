import { verdicts } from '#knowledge/articles/article.schema.ts'
import { lastVerdicts } from '#knowledge/articles/last-verdicts.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'

/** What the actor said last, at one opportunity, of the past bids that were recommended there; nothing of what they took back. */
export async function findBidsSaidHere(options: {
  tx: Tx
  actor: Actor
  opportunityId: string
}): Promise<Map<string, 'useful' | 'not-useful'>> {
  const { tx, actor, opportunityId } = options
  const rows = await tx.bidReading.findMany({
    where: { personId: actor.personId, opportunityId, act: { in: [...verdicts] } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: { bidId: true, act: true },
  })
  return lastVerdicts(rows.map(({ bidId: id, act }) => ({ id, act })))
}
