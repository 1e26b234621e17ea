import { AppError } from '#lib/errors.ts'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { ruleToWrite } from './_rule-to-write.server.ts'
import { digestOf } from './install-rule-packs.server.ts'
import { readRuleBody } from './read-rule-body.ts'
import { changeForce } from './rule-in-force.server.ts'

/** How much a version opens and finds that is meant to, though the sweep would hold it back. */
export interface ConfirmedFlood {
  opens: number
  found: number
}

interface ReleaseOptions {
  tx: Tx
  actor: Actor
  id: string
  /** of the draft, as the person saw it */
  version: number
  edit: number
  /** that its cases come out: what `proveDraft` says of this wording, asked before the transaction */
  proven: string
  /** why, in the person's words */
  reason: string
  /** what it opens and finds, where that is far more than usual and was confirmed: the job does not hold it back for that */
  confirmed?: ConfirmedFlood | undefined
  now?: Date
}

/**
 * Puts a draft whose cases come out into force in place of the version that is. The event becomes a job that looks over every record by
 * it at once.
 * @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT when it is no draft any more, or another than the person saw, or was proven
 */
export async function releaseVersion(options: ReleaseOptions): Promise<void> {
  const { tx, actor, id, version, edit, proven, reason, confirmed, now = new Date() } = options
  const { draft, active } = await ruleToWrite({ tx, actor, id })
  if (draft?.version !== version || draft.edit !== edit)
    throw new AppError('CONFLICT', `${id} V${version} has moved on`)
  const { rule: wording } = readRuleBody({ id, body: draft.body })
  if (!wording || digestOf(wording) !== proven) throw new AppError('CONFLICT', `${id} V${version} was not proven`)
  await changeForce({ tx, id })
  if (active) {
    await tx.ruleVersion.updateMany({
      where: { ruleId: id, version: active.version },
      data: { status: 'retired', retiredAt: now, retiredBy: actor.personId },
    })
  }
  await tx.ruleVersion.updateMany({
    where: { ruleId: id, version },
    data: { status: 'active', activatedAt: now, replaces: active?.version ?? null, releasedBy: actor.personId, reason },
  })
  await recordEvent(tx, actor, {
    type: 'rule.version-released',
    orgId: actor.home.id,
    entity: { type: 'rule', id: newId() },
    before: { version: active?.version ?? null },
    after: { rule: id, version, reason, digest: draft.digest, ...(confirmed ? { confirmed } : {}) },
  })
}
