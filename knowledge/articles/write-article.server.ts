import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { addVersion } from './add-article.server.ts'
import type { ArticleFile, WriteArticle } from './article.schema.ts'
import { lockArticle } from './lock-article.server.ts'

interface WriteArticleOptions extends Omit<WriteArticle, 'body'> {
  tx: Tx
  actor: Actor
  id: string
  content: { body: string } | { file: ArticleFile }
  now?: Date
}

/**
 * Saves an article's next version; of a published one it is what people read from now on. What was written before is kept.
 * @returns the article's version now, and the number of its current wording
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when seen but not to be changed, CONFLICT when somebody saved one since the
 * version that the editor saw: nothing is overwritten, and what the second wrote is still in their form
 */
export async function writeArticle(options: WriteArticleOptions): Promise<{ version: number; number: number }> {
  const { tx, actor, id, version, title, note, content, now = new Date() } = options
  const current = await lockArticle({ tx, id })
  if (current.version !== version) {
    // Sent twice: the first was saved, and its answer lost.
    const last = await tx.articleVersion.findFirst({ where: { articleId: id, number: current.number } })
    const same = 'body' in content ? last?.body === content.body : last?.fileId === content.file.fileId
    if (same && last?.title === title && last.authorId === actor.personId)
      return { version: current.version, number: current.number }
    throw new AppError('CONFLICT', `article ${id} has moved`)
  }
  const number = current.number + 1
  await addVersion({ tx, actor, articleId: id, number, title, note, content, now })
  await tx.article.updateMany({
    where: { id },
    data: { title, number, version: { increment: 1 }, updatedAt: now },
  })
  await recordEvent(tx, actor, {
    type: 'article.written',
    orgId: current.directory.orgId,
    entity: { type: 'article', id },
    before: { title: current.title, number: current.number },
    after: { title, number, note: note ?? null },
  })
  return { version: current.version + 1, number }
}
