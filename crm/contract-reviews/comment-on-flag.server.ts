import { AppError } from '#lib/errors.ts'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { tellOfFlag } from './_tell-of-flag.server.ts'
import type { CommentOnFlag } from './flag.schema.ts'

/**
 * Says something about a flag, and tells whom it mentions. Saying it again with the same id changes nothing and tells nobody.
 * @throws AppError NOT_FOUND when the flag is out of sight, CONFLICT when the id is that of another comment, BAD_INPUT when
 * somebody is mentioned who may not see the document
 */
export async function commentOnFlag(
  options: CommentOnFlag & { tx: Tx; actor: Actor; versionId: string; now?: Date },
): Promise<void> {
  const { tx, actor, id, flagId, versionId, text, now = new Date() } = options
  const flag = await tx.clauseFlag.findFirst({ where: { id: flagId, versionId } })
  if (!flag) throw new AppError('NOT_FOUND', `flag ${flagId}`)
  // Who mentions themselves knows it already.
  const mentions = [...new Set(options.mentions)].filter((personId) => personId !== actor.personId)
  await refuseWhoMayNotSee({ tx, versionId, mentions })
  const { count } = await tx.flagComment.createMany({
    data: { id, flagId, authorId: actor.personId, text, mentions, createdAt: now },
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
  await tx.notification.createMany({
    data: mentions.map((personId) => ({ id: newId(), personId, commentId: id, at: now })),
  })
  await tellOfFlag({ tx, actor, flag, type: 'flag.commented', after: { text, mentions } })
}

/** The policy flag_comment_add says the same, without words for it. */
async function refuseWhoMayNotSee(options: { tx: Tx; versionId: string; mentions: readonly string[] }): Promise<void> {
  const { tx, versionId, mentions } = options
  if (mentions.length === 0) return
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM document_version v JOIN document d ON d.id = v.document_id
      CROSS JOIN gantry.opportunity_readers(d.opportunity_id) r
    WHERE v.id = ${versionId}::uuid AND r.person_id = ANY (${mentions}::uuid[])`
  if (row?.count === mentions.length) return
  throw new AppError('BAD_INPUT', `somebody mentioned may not see version ${versionId}`, {
    details: { field: 'mentions', key: 'form.mayNotSee' },
  })
}
