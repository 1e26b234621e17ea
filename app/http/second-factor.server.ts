import { countSignInAttempt } from '#crm/org/count-sign-in-attempt.server.ts'
import { forgiveSignIn } from '#crm/org/forgive-sign-in.server.ts'
import { AppError } from '#lib/errors.ts'
import { inAuthTx } from './auth-database.server.ts'
import { callAuth, cookiesOf } from './call-auth.server.ts'

/** What somebody puts into their authenticator app, to be shown once. */
export interface NewSecondFactor {
  /** otpauth:// address, for the picture */
  uri: string
  /** each is a code once, for whoever has lost the app */
  spareCodes: string[]
}

interface OwnOptions {
  request: Request
  /** one's own address */
  email: string
  password: string
}

type NotNow = { wrong: true } | { waitMinutes: number }

/** Has this person a second factor in force? */
export async function hasSecondFactor(personId: string): Promise<boolean> {
  const user = await inAuthTx((tx) => tx.authUser.findUnique({ where: { id: personId } }))
  return user?.twoFactorEnabled ?? false
}

/** Begins to set up a second factor. It is in force when a first code of it was given; begun again, the first is forgotten. */
export async function beginSecondFactor(own: OwnOptions): Promise<NewSecondFactor | NotNow> {
  const response = await withPassword(own, '/two-factor/enable')
  if (!(response instanceof Response)) return response
  const { totpURI, backupCodes } = (await response.json()) as { totpURI: string; backupCodes: string[] }
  return { uri: totpURI, spareCodes: backupCodes }
}

/** Puts the second factor that was begun in force, by a code of it. */
export async function confirmSecondFactor(options: {
  request: Request
  code: string
}): Promise<{ cookies: Headers } | NotNow> {
  const { request, code } = options
  const response = await callAuth({ request, path: '/two-factor/verify-totp', body: { code } })
  if (response.ok) return { cookies: cookiesOf(response) }
  return response.status === 429 ? { waitMinutes: 1 } : { wrong: true }
}

/** Signs in without a second factor again. */
export async function dropSecondFactor(own: OwnOptions): Promise<{ cookies: Headers } | NotNow> {
  const response = await withPassword(own, '/two-factor/disable')
  return response instanceof Response ? { cookies: cookiesOf(response) } : response
}

/** A wrong password counts like one at sign-in, so that a stolen session does not serve to guess it. */
async function withPassword({ request, email, password }: OwnOptions, path: string): Promise<Response | NotNow> {
  const lockedUntil = await inAuthTx((tx) => countSignInAttempt({ tx, email, now: new Date() }))
  if (lockedUntil) return { waitMinutes: Math.ceil((lockedUntil.getTime() - Date.now()) / 60_000) }
  const response = await callAuth({ request, path, body: { password } })
  if (response.ok) {
    await inAuthTx((tx) => forgiveSignIn({ tx, email }))
    return response
  }
  if (response.status === 429) return { waitMinutes: 1 }
  if (response.status === 401) throw new AppError('UNAUTHENTICATED', 'the session ended meanwhile')
  return { wrong: true }
}
