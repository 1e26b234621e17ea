import { hashPassword } from 'better-auth/crypto'
import { AppError } from '#lib/errors.ts'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { ensureAuthUser } from './ensure-auth-user.server.ts'
import { findPerson } from './find-person.server.ts'
import { forgiveSignIn } from './forgive-sign-in.server.ts'
import { isTheEmail, NewPassword } from './password.schema.ts'

interface ResetPasswordOptions {
  /** keeps people */
  actor: Actor
  email: string
  password: string
}

/**
 * Gives somebody a new password in place of a lost one: every session of theirs ends, and failed attempts are forgiven. Opens
 * its transaction itself, as hashing takes a tenth of a second.
 * @throws AppError BAD_INPUT with `details.invalid`, NOT_FOUND, FORBIDDEN when the actor is no keeper
 */
export async function resetPassword({ actor, email, password }: ResetPasswordOptions): Promise<{ ended: number }> {
  const faults = (NewPassword.safeParse(password).error?.issues ?? []).map(({ message }) => message)
  if (isTheEmail(password, email)) faults.push('form.passwordIsEmail')
  if (faults.length > 0) {
    throw new AppError('BAD_INPUT', 'not a password', { details: { invalid: { password: faults } } })
  }
  const hash = await hashPassword(password)
  return withActor(actor, async (tx) => {
    const person = await findPerson({ tx, email })
    await recordEvent(tx, actor, {
      type: 'person.password-reset',
      orgId: person.orgId,
      entity: { type: 'person', id: person.id },
      after: { sessions: 'all' },
    })
    await tx.$executeRaw`SELECT set_config('role', 'gantry_auth', true)`
    await ensureAuthUser({ tx, person: { id: person.id } })
    const { count } = await tx.authAccount.updateMany({
      where: { userId: person.id, providerId: 'credential' },
      data: { password: hash },
    })
    if (count === 0 && (await tx.authUser.findUnique({ where: { id: person.id } }))) {
      await tx.authAccount.createMany({
        data: { id: newId(), userId: person.id, accountId: person.id, providerId: 'credential', password: hash },
      })
    }
    await forgiveSignIn({ tx, email: person.email })
    const ended = await tx.authSession.deleteMany({ where: { userId: person.id } })
    return { ended: ended.count }
  })
}
