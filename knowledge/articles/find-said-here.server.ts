import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { verdicts } from './article.schema.ts'

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
  const last = new Map(rows.map(({ articleId, act }) => [articleId, act]))
  return new Map(
    [...last].flatMap(([id, act]) => (act === 'useful' || act === 'not-useful' ? [[id, act] as const] : [])),
  )
}
