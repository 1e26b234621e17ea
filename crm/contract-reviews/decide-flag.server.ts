import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { tellOfFlag } from './_tell-of-flag.server.ts'
import type { DecideFlag } from './flag.schema.ts'

interface DecideFlagOptions extends DecideFlag {
  tx: Tx
  actor: Actor
  /** the version of the document that the page shows */
  versionId: string
  now?: Date
}

/**
 * Keeps what a reviewer thinks of a flag, or takes it back. Deciding the same again changes nothing.
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN for whoever decides about no flags, CONFLICT when somebody else has
 * decided since the version that the person saw; `details.version` is the one that holds
 */
export async function decideFlag(options: DecideFlagOptions): Promise<{ version: number }> {
  const { tx, actor, versionId, flagId, decision, reason, note, version, now = new Date() } = options
  const flag = await tx.clauseFlag.findFirst({ where: { id: flagId, versionId } })
  if (!flag) throw new AppError('NOT_FOUND', `flag ${flagId}`)
  const decided = decision === 'open' ? null : decision
  const dismissReason = decision === 'dismissed' ? (reason ?? null) : null
  const decisionNote = (decided && note) || null
  const isSame = flag.decision === decided && flag.dismissReason === dismissReason && flag.decisionNote === decisionNote
  if (isSame) return { version: flag.version }
  if (flag.version !== version) {
    throw new AppError('CONFLICT', `flag ${flagId} has moved`, { details: { version: flag.version } })
  }
  const { count } = await tx.clauseFlag.updateMany({
    where: { id: flagId, version },
    data: {
      decision: decided,
      dismissReason,
      decisionNote,
      decidedBy: decided && actor.personId,
      decidedAt: decided && now,
      carriedFrom: null,
      version: { increment: 1 },
    },
  })
  if (count === 0) {
    const current = await tx.clauseFlag.findUnique({ where: { id: flagId }, select: { version: true } })
    if (current?.version === version) throw new AppError('FORBIDDEN', `flag ${flagId} is seen, not decided`)
    throw new AppError('CONFLICT', `flag ${flagId} has moved`, { details: { version: current?.version } })
  }
  await tellOfFlag({ tx, actor, flag, type: 'flag.decided', after: { decision: decided, reason: dismissReason } })
  return { version: version + 1 }
}
