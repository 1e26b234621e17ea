import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import type { CommentOnArticle } from './article.schema.ts'

/**
 * Says something about an article. Saying it again with the same id changes nothing.
 * @throws AppError NOT_FOUND when the article is out of sight, FORBIDDEN when its directory does not let the actor comment, CONFLICT
 * when the id is that of another comment
 */
export async function commentOnArticle(
  options: CommentOnArticle & { tx: Tx; actor: Actor; articleId: string; now?: Date },
): Promise<void> {
  const { tx, actor, id, articleId, text, now = new Date() } = options
  const article = await tx.article.findUnique({
    where: { id: articleId },
    select: { directory: { select: { orgId: true } } },
  })
  if (!article) throw new AppError('NOT_FOUND', `article ${articleId}`)
  const { count } = await tx.articleComment.createMany({
    data: { id, articleId, authorId: actor.personId, text, at: now },
    skipDuplicates: true,
  })
  if (count === 0) {
    const own = await tx.articleComment.findFirst({ where: { id, articleId, authorId: actor.personId } })
    if (own) return
    throw new AppError('CONFLICT', `comment ${id} is another`)
  }
  await recordEvent(tx, actor, {
    type: 'article.commented',
    orgId: article.directory.orgId,
    entity: { type: 'article', id: articleId },
    after: { commentId: id, text },
  })
}
