import { AppError } from '#lib/errors.ts'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import type { ForwardArticle } from './article.schema.ts'
import { rightsIn } from './get-article.server.ts'

/**
 * Hands an article to a colleague, who is told of it. Sent again with the same id it changes nothing and tells nobody.
 * @throws AppError NOT_FOUND when the article is out of sight, FORBIDDEN when its directory does not let the actor forward, CONFLICT when
 * it is not published or the id is that of another, BAD_INPUT when it is for the actor or for somebody who may not read it
 */
export async function forwardArticle(
  options: ForwardArticle & { tx: Tx; actor: Actor; articleId: string; now?: Date },
): Promise<void> {
  const { tx, actor, id, articleId, to, now = new Date() } = options
  const note = options.note || null
  const article = await tx.article.findUnique({
    where: { id: articleId },
    select: { state: true, directoryId: true, directory: { select: { orgId: true } } },
  })
  if (!article) throw new AppError('NOT_FOUND', `article ${articleId}`)
  const { directoryId, directory, state } = article
  if (!(await rightsIn({ tx, directoryId })).includes('forward'))
    throw new AppError('FORBIDDEN', `articles of directory ${directoryId} are not forwarded`)
  if (state !== 'published') throw new AppError('CONFLICT', `article ${articleId} is not published`)
  await refuseWhoMayNotRead({ tx, actor, directoryId, to })
  const row = { id, articleId, fromId: actor.personId, toId: to, note }
  const { count } = await tx.articleForward.createMany({ data: { ...row, at: now }, skipDuplicates: true })
  if (count === 0) {
    if (await tx.articleForward.findFirst({ where: row, select: { id: true } })) return
    throw new AppError('CONFLICT', `forward ${id} is another`)
  }
  await tx.notification.createMany({ data: { id: newId(), personId: to, forwardId: id, at: now } })
  await recordEvent(tx, actor, {
    type: 'article.forwarded',
    orgId: directory.orgId,
    entity: { type: 'article', id: articleId },
    after: { forwardId: id, to, note },
  })
}

/** The policy article_forward_add says the same, without words for it. */
async function refuseWhoMayNotRead(options: { tx: Tx; actor: Actor; directoryId: string; to: string }): Promise<void> {
  const { tx, actor, directoryId, to } = options
  const readers = await tx.$queryRaw<{ id: string }[]>`
    SELECT r.person_id AS id FROM gantry.directory_readers(${directoryId}::uuid) r WHERE r.person_id = ${to}::uuid`
  if (readers.length > 0 && to !== actor.personId) return
  throw new AppError('BAD_INPUT', `${to} may not read articles of directory ${directoryId}`, {
    details: { field: 'to', key: 'form.mayNotRead' },
  })
}
