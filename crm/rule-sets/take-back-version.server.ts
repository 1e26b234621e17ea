import { AppError } from '#lib/errors.ts'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { ruleToWrite } from './_rule-to-write.server.ts'
import { changeForce } from './rule-in-force.server.ts'

interface TakeBackOptions {
  tx: Tx
  actor: Actor
  id: string
  /** in force, as the person saw it */
  version: number
  /** why, in the person's words */
  reason: string
  now?: Date
}

/**
 * Takes the version in force back: the one that it replaced is in force again, one step. Where it replaced none, the rule is out of
 * force, and what it warned of closes. The event becomes the job that does so.
 * @returns the version that is in force now; null, none
 * @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT when another version is in force than the person saw
 */
export async function takeBackVersion(options: TakeBackOptions): Promise<number | null> {
  const { tx, actor, id, version, reason, now = new Date() } = options
  const { active } = await ruleToWrite({ tx, actor, id })
  if (active?.version !== version) throw new AppError('CONFLICT', `V${version} of ${id} is not in force`)
  await changeForce({ tx, id })
  await tx.ruleVersion.updateMany({
    where: { ruleId: id, version },
    data: { status: 'retired', retiredAt: now, retiredBy: actor.personId, retiredReason: reason },
  })
  if (active.replaces !== null) {
    await tx.ruleVersion.updateMany({
      where: { ruleId: id, version: active.replaces },
      data: { status: 'active', activatedAt: now, retiredAt: null, retiredBy: null },
    })
  }
  await recordEvent(tx, actor, {
    type: 'rule.version-taken-back',
    orgId: actor.home.id,
    entity: { type: 'rule', id: newId() },
    before: { version },
    after: { rule: id, version: active.replaces, reason },
  })
  return active.replaces
}
