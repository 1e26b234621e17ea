import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { tellOfFlag } from './_tell-of-flag.server.ts'
import type { AddFlag } from './flag.schema.ts'

interface AddFlagOptions extends AddFlag {
  tx: Tx
  actor: Actor
  versionId: string
  /** the words that stand there, as the caller read them in the text of this version */
  quote: string
  clause: string | null
  page: number | null
}

/**
 * Adds a flag that a reviewer set by hand. Adding the same id again changes nothing.
 * @throws AppError NOT_FOUND when the review is out of sight, CONFLICT when it is not done or the id is that of another flag,
 * FORBIDDEN for whoever decides about no flags
 */
export async function addFlag(options: AddFlagOptions): Promise<void> {
  const { tx, actor, id, versionId, start, end, kind, severity, reason, quote, clause, page } = options
  const review = await tx.contractReview.findUnique({ where: { versionId }, select: { state: true } })
  if (!review) throw new AppError('NOT_FOUND', `review of ${versionId}`)
  if (review.state !== 'done') throw new AppError('CONFLICT', `review of ${versionId} is ${review.state}`)
  // Two who add at once take one place each.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(471110, hashtext(${versionId}))`
  const known = await tx.clauseFlag.findUnique({ where: { id }, select: { versionId: true, addedBy: true } })
  if (known?.versionId === versionId && known.addedBy === actor.personId) return
  if (known) throw new AppError('CONFLICT', `flag ${id} is another`)
  const last = await tx.clauseFlag.aggregate({ where: { versionId }, _max: { position: true } })
  const flag = { id, versionId, ruleId: null, kind, clause }
  await tx.clauseFlag.createMany({
    data: {
      ...flag,
      position: (last._max.position ?? -1) + 1,
      origin: 'person',
      severity,
      page,
      spanStart: start,
      spanEnd: end,
      quote,
      detail: { said: reason },
      addedBy: actor.personId,
    },
  })
  await tellOfFlag({ tx, actor, flag, type: 'flag.added', after: { severity } })
}
