import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'

/**
 * Keeps that articles were recommended to the actor at an opportunity and came into view: each once, however often they look. Those out
 * of sight by now are left out. It tells of a reader and not of the articles, so it is no event.
 */
export async function recordArticlesShown(options: {
  tx: Tx
  actor: Actor
  /** seen by the actor */
  opportunityId: string
  ids: readonly string[]
  now?: Date
}): Promise<void> {
  const { tx, actor, opportunityId, ids, now = new Date() } = options
  const seen = await tx.article.findMany({ where: { id: { in: [...ids] } }, select: { id: true } })
  await tx.articleReading.createMany({
    data: seen.map(({ id }) => ({
      id: newId(),
      articleId: id,
      personId: actor.personId,
      opportunityId,
      act: 'shown',
      at: now,
    })),
    skipDuplicates: true,
  })
}
