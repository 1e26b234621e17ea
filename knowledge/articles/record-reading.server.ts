import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { RecordReading } from './article.schema.ts'

/**
 * Keeps that the actor opened an article, found it useful or not, or took that back, and at which opportunity it was handed to them. Sent twice with
 * the same id it is kept once. It tells of a reader and not of the article, so it is no event.
 * Opened by an address that somebody passed on, at an opportunity out of sight, it is opened all the same, only not there.
 * @throws AppError NOT_FOUND when the article is out of sight, or the opportunity at which something is said of it
 */
export async function recordReading(
  options: RecordReading & { tx: Tx; actor: Actor; articleId: string; now?: Date },
): Promise<void> {
  const { tx, actor, id, articleId, act, opportunityId, now = new Date() } = options
  const article = await tx.article.findUnique({ where: { id: articleId }, select: { id: true } })
  if (!article) throw new AppError('NOT_FOUND', `article ${articleId}`)
  const deal = opportunityId
    ? await tx.opportunity.findUnique({ where: { id: opportunityId }, select: { id: true } })
    : null
  if (opportunityId && !deal && act !== 'opened') throw new AppError('NOT_FOUND', `opportunity ${opportunityId}`)
  await tx.articleReading.createMany({
    data: { id, articleId, personId: actor.personId, opportunityId: deal?.id ?? null, act, at: now },
    skipDuplicates: true,
  })
}
