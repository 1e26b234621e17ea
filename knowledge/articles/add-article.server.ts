import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import type { AddArticle, ArticleFile } from './article.schema.ts'

interface AddArticleOptions extends Omit<AddArticle, 'body'> {
  tx: Tx
  actor: Actor
  /** Markdown, or a file and what was read of it */
  content: { body: string } | { file: ArticleFile }
  now?: Date
}

/**
 * Adds an article as a draft, in its first version; sent twice with the same id it is added once.
 * @throws AppError NOT_FOUND when the directory is out of sight, FORBIDDEN when the actor does not write there, CONFLICT when the id
 * is that of another article
 */
export async function addArticle(options: AddArticleOptions): Promise<void> {
  const { tx, actor, id, directoryId, kind, language, title, note, content, now = new Date() } = options
  const directory = await tx.knowledgeDirectory.findUnique({ where: { id: directoryId }, select: { orgId: true } })
  if (!directory) throw new AppError('NOT_FOUND', `directory ${directoryId}`)
  const { count } = await tx.article.createMany({
    data: { id, directoryId, kind, language, title, authorId: actor.personId, createdAt: now, updatedAt: now },
    skipDuplicates: true,
  })
  if (count === 0) {
    const own = await tx.article.findFirst({
      where: { id, authorId: actor.personId, directoryId },
      select: { id: true },
    })
    if (own) return
    throw new AppError('CONFLICT', `article ${id} is another`)
  }
  await addVersion({ tx, actor, articleId: id, number: 1, title, note, content, now })
  await recordEvent(tx, actor, {
    type: 'article.added',
    orgId: directory.orgId,
    entity: { type: 'article', id },
    after: { directoryId, kind, language, title },
  })
}

interface AddVersionOptions extends Pick<AddArticleOptions, 'tx' | 'actor' | 'title' | 'note' | 'content'> {
  articleId: string
  number: number
  now: Date
}

/** Adds a version to an article that the caller has locked, or just made. */
export async function addVersion(options: AddVersionOptions): Promise<void> {
  const { tx, actor, articleId, number, title, note, content, now } = options
  const wording = 'body' in content ? { body: content.body, text: content.body } : content.file
  await tx.articleVersion.createMany({
    data: { articleId, number, title, ...wording, note: note || null, authorId: actor.personId, at: now },
  })
}
