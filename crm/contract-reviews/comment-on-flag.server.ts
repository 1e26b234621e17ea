import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { tellOfFlag } from './_tell-of-flag.server.ts'
import type { CommentOnFlag } from './flag.schema.ts'

/**
 * Says something about a flag. Saying it again with the same id changes nothing.
 * @throws AppError NOT_FOUND when the flag is out of sight, CONFLICT when the id is that of another comment
 */
export async function commentOnFlag(
  options: CommentOnFlag & { tx: Tx; actor: Actor; versionId: string; now?: Date },
): Promise<void> {
  const { tx, actor, id, flagId, versionId, text, now = new Date() } = options
  const flag = await tx.clauseFlag.findFirst({ where: { id: flagId, versionId } })
  if (!flag) throw new AppError('NOT_FOUND', `flag ${flagId}`)
  const { count } = await tx.flagComment.createMany({
    data: { id, flagId, authorId: actor.personId, text, createdAt: now },
    skipDuplicates: true,
  })
  if (count === 0) {
    const own = await tx.flagComment.findFirst({
      where: { id, flagId, authorId: actor.personId },
      select: { id: true },
    })
    if (own) return
    throw new AppError('CONFLICT', `comment ${id} is another`)
  }
  await tellOfFlag({ tx, actor, flag, type: 'flag.commented', after: { text } })
}
