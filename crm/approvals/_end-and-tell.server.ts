import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { toldOfEnd } from './told-of-end.ts'

interface EndOptions {
  tx: Tx
  actor: Actor
  delegation: { id: string; fromId: string; toId: string }
  /** on whose record it is written, and the organisation whose overseers read it */
  personId: string
  orgId: string
  now: Date
}

/**
 * Ends a delegation and tells the other of the two, or both where somebody else does it: what waits has nobody for it otherwise, and
 * nobody would know.
 * @returns whether it was the actor's to end, and had not ended
 */
export async function endAndTell({ tx, actor, delegation, personId, orgId, now }: EndOptions): Promise<boolean> {
  const { id, fromId, toId } = delegation
  const { count } = await tx.approvalDelegation.updateMany({ where: { id, endedAt: null }, data: { endedAt: now } })
  if (count === 0) return false
  const others = await tx.person.findMany({
    where: { id: { in: [fromId, toId].filter((one) => one !== actor.personId) }, active: true },
    select: { id: true },
  })
  await tx.notification.createMany({
    data: others.map((one) => ({
      id: newId(),
      personId: one.id,
      delegationId: id,
      warningVersion: toldOfEnd,
      at: now,
    })),
  })
  await recordEvent(tx, actor, {
    type: 'approval.delegation-ended',
    orgId,
    entity: { type: 'person', id: personId },
    after: { id, from: fromId, to: toId },
  })
  return true
}
