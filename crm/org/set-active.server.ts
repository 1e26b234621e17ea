import { endDelegationsOf } from '#crm/approvals/end-delegations-of.server.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { endSessions } from './end-sessions.server.ts'
import { findColleague } from './find-colleague.server.ts'

interface SetActiveOptions {
  tx: Tx
  /** keeps organisations and people */
  actor: Actor
  email: string
  active: boolean
}

/**
 * Ends somebody's work in the group, or lets them come back. Whoever is not active cannot sign in, is signed out everywhere
 * with the same transaction, and nothing is done or sent in their name any more: who acts is read when it is done. Nobody stands in for
 * them any more, nor they for others. What is theirs stays theirs until it is handed over.
 * @returns whether that changed anything
 * @throws AppError NOT_FOUND when nobody has the address, CONFLICT for oneself, FORBIDDEN when the actor is no keeper
 */
export async function setActive({ tx, actor, active, ...asked }: SetActiveOptions): Promise<boolean> {
  const { id, orgId, ...person } = await findColleague({ tx, actor, email: asked.email.trim().toLowerCase() })
  if (id === actor.personId) throw new AppError('CONFLICT', 'nobody ends their own work')
  if (person.active === active) return false
  const { count } = await tx.person.updateMany({ where: { id, active: !active }, data: { active } })
  if (count === 0) {
    // Of two at once the second waits, and finds that it is done.
    if ((await tx.person.count({ where: { id, active } })) > 0) return false
    throw new AppError('FORBIDDEN', 'people are kept by administrators')
  }
  await recordEvent(tx, actor, {
    type: active ? 'person.activated' : 'person.deactivated',
    orgId,
    entity: { type: 'person', id },
    before: { active: !active },
    after: { active },
  })
  if (active) return true
  await endDelegationsOf({ tx, actor, personId: id, orgId })
  await endSessions({ tx, personId: id })
  return true
}
