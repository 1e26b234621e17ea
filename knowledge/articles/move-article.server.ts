import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { lockArticle } from './lock-article.server.ts'

/**
 * Puts an article into another directory, whose rights it has from then on.
 * @throws AppError NOT_FOUND when one of both is out of sight, FORBIDDEN when the actor does not write in both
 */
export async function moveArticle(options: { tx: Tx; actor: Actor; id: string; directoryId: string }): Promise<void> {
  const { tx, actor, id, directoryId } = options
  const current = await lockArticle({ tx, id })
  if (current.directoryId === directoryId) return
  const target = await tx.knowledgeDirectory.findUnique({ where: { id: directoryId }, select: { orgId: true } })
  if (!target) throw new AppError('NOT_FOUND', `directory ${directoryId}`)
  await tx.article.updateMany({ where: { id }, data: { directoryId, version: { increment: 1 } } })
  await recordEvent(tx, actor, {
    type: 'article.moved',
    orgId: target.orgId,
    entity: { type: 'article', id },
    before: { directoryId: current.directoryId },
    after: { directoryId },
  })
}
