import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { verdicts } from './article.schema.ts'
import { lastVerdicts } from './last-verdicts.ts'

/** What the actor said last, at one opportunity, of the articles that were recommended there; nothing of what they took back. */
export async function findSaidHere(options: {
  tx: Tx
  actor: Actor
  opportunityId: string
}): Promise<Map<string, 'useful' | 'not-useful'>> {
  const { tx, actor, opportunityId } = options
  const rows = await tx.articleReading.findMany({
    where: { personId: actor.personId, opportunityId, act: { in: [...verdicts] } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: { articleId: true, act: true },
  })
  return lastVerdicts(rows.map(({ articleId: id, act }) => ({ id, act })))
}
