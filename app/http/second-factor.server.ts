import { inAuthTx } from './auth-database.server.ts'
import { callAuth, cookiesOf } from './call-auth.server.ts'
import { callWithPassword, type PasswordRefusal } from './call-with-password.server.ts'

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

/** Has this person a second factor in force? */
export async function hasSecondFactor(personId: string): Promise<boolean> {
  const user = await inAuthTx((tx) => tx.authUser.findUnique({ where: { id: personId } }))
  return user?.twoFactorEnabled ?? false
}

/** Begins to set up a second factor. It is in force when a first code of it was given; begun again, the first is forgotten. */
export async function beginSecondFactor({
  request,
  email,
  password,
}: OwnOptions): Promise<NewSecondFactor | PasswordRefusal> {
  const response = await callWithPassword({ request, email, path: '/two-factor/enable', body: { password } })
  if (!(response instanceof Response)) return response
  const { totpURI, backupCodes } = (await response.json()) as { totpURI: string; backupCodes: string[] }
  return { uri: totpURI, spareCodes: backupCodes }
}

/** Puts the second factor that was begun in force, by a code of it. */
export async function confirmSecondFactor(options: {
  request: Request
  code: string
}): Promise<{ cookies: Headers } | PasswordRefusal> {
  const { request, code } = options
  const response = await callAuth({ request, path: '/two-factor/verify-totp', body: { code } })
  if (response.ok) return { cookies: cookiesOf(response) }
  return response.status === 429 ? { waitMinutes: 1 } : { wrong: true }
}

/** Signs in without a second factor again. */
export async function dropSecondFactor({
  request,
  email,
  password,
}: OwnOptions): Promise<{ cookies: Headers } | PasswordRefusal> {
  const response = await callWithPassword({ request, email, path: '/two-factor/disable', body: { password } })
  return response instanceof Response ? { cookies: cookiesOf(response) } : response
}
