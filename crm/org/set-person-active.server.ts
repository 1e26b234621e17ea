import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { findPerson } from './find-person.server.ts'

interface SetPersonActiveOptions {
  tx: Tx
  /** keeps people */
  actor: Actor
  email: string
  active: boolean
}

/**
 * Shuts somebody out, or lets them in again. Shut out, their sessions end; what waits in the queue for them asks who they are
 * when it is done, finds nobody, and ends as well. Their records stay theirs until somebody hands them over.
 * @returns how many sessions ended; null when nothing was to be changed
 * @throws AppError NOT_FOUND; FORBIDDEN when the actor is no keeper
 */
export async function setPersonActive(options: SetPersonActiveOptions): Promise<{ ended: number } | null> {
  const { tx, actor, email, active } = options
  const person = await findPerson({ tx, email })
  if (person.active === active) return null
  await tx.person.updateMany({ where: { id: person.id }, data: { active } })
  await recordEvent(tx, actor, {
    type: active ? 'person.activated' : 'person.deactivated',
    orgId: person.orgId,
    entity: { type: 'person', id: person.id },
    before: { active: person.active },
    after: { active },
  })
  if (active) return { ended: 0 }
  // The role of records may not touch sign-in: the transaction steps over, and ends there.
  await tx.$executeRaw`SELECT set_config('role', 'gantry_auth', true)`
  const { count } = await tx.authSession.deleteMany({ where: { userId: person.id } })
  return { ended: count }
}
