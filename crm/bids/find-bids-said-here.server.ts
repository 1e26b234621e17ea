import { verdicts } from '#knowledge/articles/article.schema.ts'
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
  const last = new Map(rows.map(({ bidId, act }) => [bidId, act]))
  return new Map(
    [...last].flatMap(([id, act]) => (act === 'useful' || act === 'not-useful' ? [[id, act] as const] : [])),
  )
}
