import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { endSessions } from './end-sessions.server.ts'
import { findColleague } from './find-colleague.server.ts'

/**
 * Takes the second factor from somebody who has lost their app and their spare codes, and signs them out everywhere: they sign
 * in by password alone until they set up another.
 * @throws AppError NOT_FOUND when nobody has the address, FORBIDDEN when the actor is no keeper
 */
export async function removeSecondFactor(options: { tx: Tx; actor: Actor; email: string }): Promise<void> {
  const { tx, actor } = options
  const { id, orgId } = await findColleague({ tx, actor, email: options.email.trim().toLowerCase() })
  if (id === actor.personId) throw new AppError('CONFLICT', 'one’s own is switched off with one’s password')
  await recordEvent(tx, actor, {
    type: 'person.second-factor-removed',
    orgId,
    entity: { type: 'person', id },
    after: { sessions: 'all' },
  })
  await endSessions({ tx, personId: id })
  await tx.authTwoFactor.deleteMany({ where: { userId: id } })
  await tx.authUser.updateMany({ where: { id }, data: { twoFactorEnabled: false } })
}
