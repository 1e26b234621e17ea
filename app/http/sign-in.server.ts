import { AppError } from '#lib/errors.ts'
import { inactiveCode } from './auth.server.ts'
import { callAuth, cookiesOf } from './call-auth.server.ts'
import { lockedOutCode } from './sign-in-lock.plugin.server.ts'
import type { SignInRefusal } from './sign-in-refusal.ts'

/** The cookies of the new session, or why there is none. */
export type SignInResult = { cookies: Headers } | { refusal: SignInRefusal }

/** The password is good; these cookies know for ten minutes that a code is still to come. */
export interface SecondFactorAsked {
  asked: Headers
}

/** Signs in with an address and a password. Nothing in the answer says whether anybody has the address. */
export async function signInWithPassword(options: {
  request: Request
  email: string
  password: string
}): Promise<SignInResult | SecondFactorAsked> {
  const { request, email, password } = options
  const response = await callAuth({ request, path: '/sign-in/email', body: { email, password } })
  const { twoFactorRedirect } = await bodyOf(response.clone())
  return twoFactorRedirect ? { asked: cookiesOf(response) } : result(response)
}

/** Ends a sign-in that asked for a code: one of the authenticator app, or a spare one, which holds once. */
export async function signInWithCode(options: { request: Request; code: string }): Promise<SignInResult> {
  const { request } = options
  const code = options.code.replace(/\s/g, '')
  const path = /^\d{6}$/.test(code) ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code'
  const response = await callAuth({ request, path, body: { code } })
  if (response.ok) return { cookies: cookiesOf(response) }
  const { code: failure } = await bodyOf(response.clone())
  if (failure === 'INVALID_CODE' || failure === 'INVALID_BACKUP_CODE') return { refusal: { reason: 'wrongCode' } }
  // Too late, too many wrong ones, or set up otherwise meanwhile: it begins again with the password.
  if (response.status === 400 || response.status === 401) return { refusal: { reason: 'codeOver' } }
  if (failure === 'ACCOUNT_TEMPORARILY_LOCKED') return { refusal: { reason: 'codeLocked' } }
  return result(response)
}

/**
 * Signs in as a person of the demonstration.
 * @throws AppError FORBIDDEN where this is no demonstration
 */
export async function signInAsDemoPerson(options: { request: Request; personId: string }): Promise<SignInResult> {
  const { request, personId } = options
  const response = await callAuth({ request, path: '/sign-in/demo', body: { personId } })
  if (response.status !== 404) return result(response)
  const { code } = await bodyOf(response)
  if (code) throw new AppError('NOT_FOUND', 'no such person')
  throw new AppError('FORBIDDEN', 'this is no demonstration')
}

/** Ends the session of the request; its cookies are expired whether there was one or not. */
export async function signOut(request: Request): Promise<Headers> {
  return cookiesOf(await callAuth({ request, path: '/sign-out', body: {} }))
}

async function result(response: Response): Promise<SignInResult> {
  if (response.ok) return { cookies: cookiesOf(response) }
  const { code, until } = await bodyOf(response)
  if (code === lockedOutCode && until) {
    return { refusal: { reason: 'locked', until, minutes: Math.ceil((Date.parse(until) - Date.now()) / 60_000) } }
  }
  if (code === inactiveCode) return { refusal: { reason: 'inactive' } }
  if (response.status === 429) {
    return { refusal: { reason: 'busy', seconds: Number(response.headers.get('x-retry-after') ?? 60) } }
  }
  if (response.status >= 500) throw new Error(`sign-in answered ${response.status} ${code ?? ''}`)
  return { refusal: { reason: 'wrong' } }
}

async function bodyOf(response: Response): Promise<AuthAnswer> {
  if (!response.headers.get('content-type')?.includes('json')) return {}
  return ((await response.json()) ?? {}) as AuthAnswer
}

interface AuthAnswer {
  code?: string
  until?: string
  twoFactorRedirect?: boolean
}
