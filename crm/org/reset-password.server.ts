import { hashPassword } from 'better-auth/crypto'
import { AppError } from '#lib/errors.ts'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { endSessions } from './end-sessions.server.ts'
import { findColleague } from './find-colleague.server.ts'
import { passwordFaults } from './password.schema.ts'

/**
 * Gives somebody a new password. All their sessions end, and a lock on their sign-in too: whoever held one of them has to know
 * the new password. Opens its transaction itself, because a password takes a tenth of a second to hash.
 * @throws AppError BAD_INPUT with `details.invalid.password`, NOT_FOUND when nobody has the address, FORBIDDEN when the actor
 * is no keeper
 */
export async function resetPassword(options: { actor: Actor; email: string; password: string }): Promise<void> {
  const { actor, password } = options
  const email = options.email.trim().toLowerCase()
  const invalid = passwordFaults(password, email)
  if (invalid.length > 0)
    throw new AppError('BAD_INPUT', 'not a password', { details: { invalid: { password: invalid } } })
  const hash = await hashPassword(password)
  await withActor(actor, async (tx) => {
    const { id, name, orgId } = await findColleague({ tx, actor, email })
    await recordEvent(tx, actor, {
      type: 'person.password-reset',
      orgId,
      entity: { type: 'person', id },
      after: { sessions: 'all' },
    })
    await endSessions({ tx, personId: id })
    await tx.authUser.createMany({ data: { id, email, name, emailVerified: true }, skipDuplicates: true })
    const { count } = await tx.authAccount.updateMany({
      where: { userId: id, providerId: 'credential' },
      data: { password: hash },
    })
    if (count === 0) {
      const account = { id: newId(), userId: id, accountId: id, providerId: 'credential', password: hash }
      await tx.authAccount.createMany({ data: account })
    }
    await tx.signInLock.deleteMany({ where: { email } })
  })
}
