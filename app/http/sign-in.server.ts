import { AppError } from '#lib/errors.ts'
import { inactiveCode } from './auth.server.ts'
import { callAuth, cookiesOf } from './call-auth.server.ts'
import { lockedOutCode } from './sign-in-lock.plugin.server.ts'
import type { SignInRefusal } from './sign-in-refusal.ts'

/** The cookies of the new session, or why there is none. */
export type SignInResult = { cookies: Headers } | { refusal: SignInRefusal }

/** Signs in with an address and a password. Nothing in the answer says whether anybody has the address. */
export async function signInWithPassword(options: {
  request: Request
  email: string
  password: string
}): Promise<SignInResult> {
  const { request, email, password } = options
  return result(await callAuth({ request, path: '/sign-in/email', body: { email, password } }))
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

async function bodyOf(response: Response): Promise<{ code?: string; until?: string }> {
  if (!response.headers.get('content-type')?.includes('json')) return {}
  return ((await response.json()) ?? {}) as { code?: string; until?: string }
}
