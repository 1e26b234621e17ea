import { countSignInAttempt } from '#crm/org/count-sign-in-attempt.server.ts'
import { forgiveSignIn } from '#crm/org/forgive-sign-in.server.ts'
import { AppError } from '#lib/errors.ts'
import { inAuthTx } from './auth-database.server.ts'
import { callAuth } from './call-auth.server.ts'

/** Why a change of one's own way to sign in was not made: the password is wrong, or no more are looked at for a while. */
export type PasswordRefusal = { wrong: true } | { waitMinutes: number }

interface CallWithPasswordOptions {
  request: Request
  /** one's own address */
  email: string
  /** below /auth */
  path: string
  /** with the password */
  body: Record<string, unknown>
}

/**
 * Calls the sign-in library for something that asks for one's password anew. A wrong one counts like one at sign-in, so that a
 * stolen session does not serve to guess it.
 * @throws AppError UNAUTHENTICATED when the session ended meanwhile
 */
export async function callWithPassword(options: CallWithPasswordOptions): Promise<Response | PasswordRefusal> {
  const { request, email, path, body } = options
  const lockedUntil = await inAuthTx((tx) => countSignInAttempt({ tx, email, now: new Date() }))
  if (lockedUntil) return { waitMinutes: Math.ceil((lockedUntil.getTime() - Date.now()) / 60_000) }
  const response = await callAuth({ request, path, body })
  if (response.ok) {
    await inAuthTx((tx) => forgiveSignIn({ tx, email }))
    return response
  }
  if (response.status === 429) return { waitMinutes: 1 }
  if (response.status === 401) throw new AppError('UNAUTHENTICATED', 'the session ended meanwhile')
  return { wrong: true }
}
