import { AppError } from '#lib/errors.ts'
import { configuredAuth } from './auth.server.ts'
import { callAuth, cookiesOf } from './call-auth.server.ts'
import { callWithPassword, type PasswordRefusal } from './call-with-password.server.ts'
import { findSignedIn } from './require-actor.server.ts'

/** A device on which a person is signed in. Its token stays on the server. */
export interface OwnSession {
  id: string
  /** this very device */
  current: boolean
  userAgent: string
  /** of an IPv6 address only the network */
  ipAddress: string
  /** ISO 8601 */
  since: string
  /** ISO 8601, exact to ten minutes */
  lastUsed: string
}

/** The devices on which the sender of the request is signed in, this one first, then the last used first. */
export async function listOwnSessions(request: Request): Promise<OwnSession[]> {
  const { sessionId, sessions } = await ownSessions(request)
  return sessions
    .map((session) => ({
      id: session.id,
      current: session.id === sessionId,
      userAgent: session.userAgent ?? '',
      ipAddress: session.ipAddress ?? '',
      since: session.createdAt.toISOString(),
      lastUsed: session.updatedAt.toISOString(),
    }))
    .toSorted((a, b) => Number(b.current) - Number(a.current) || b.lastUsed.localeCompare(a.lastUsed))
}

/** Ends one session of one's own. One that has ended already, or is somebody else's, is left as it is. */
export async function endOwnSession(request: Request, id: string): Promise<void> {
  const { sessions } = await ownSessions(request)
  const session = sessions.find((own) => own.id === id)
  if (!session) return
  const response = await callAuth({ request, path: '/revoke-session', body: { token: session.token } })
  if (!response.ok) throw new AppError('UNAUTHENTICATED', 'the session ended meanwhile')
}

/** Ends all sessions of one's own but the one that asks. */
export async function endOtherSessions(request: Request): Promise<void> {
  const response = await callAuth({ request, path: '/revoke-other-sessions', body: {} })
  if (!response.ok) throw new AppError('UNAUTHENTICATED', 'the session ended meanwhile')
}

/** Has this person a password, or only the identity provider? */
export async function hasPassword(personId: string): Promise<boolean> {
  const { internalAdapter } = await configuredAuth().auth.$context
  const accounts = await internalAdapter.findAccounts(personId)
  return accounts.some(({ providerId, password }) => providerId === 'credential' && password)
}

/**
 * Changes one's own password and ends all other sessions.
 * @returns the cookies of the new session, or that the current password is wrong, or how long no more are looked at
 */
export async function changeOwnPassword(options: {
  request: Request
  /** one's own address */
  email: string
  currentPassword: string
  newPassword: string
}): Promise<{ cookies: Headers } | PasswordRefusal> {
  const { request, email, currentPassword, newPassword } = options
  const body = { currentPassword, newPassword, revokeOtherSessions: true }
  const response = await callWithPassword({ request, email, path: '/change-password', body })
  return response instanceof Response ? { cookies: cookiesOf(response) } : response
}

async function ownSessions(request: Request) {
  const signedIn = await findSignedIn(request)
  if (!signedIn) throw new AppError('UNAUTHENTICATED')
  const { internalAdapter } = await configuredAuth().auth.$context
  const sessions = await internalAdapter.listSessions(signedIn.actor.personId, { onlyActiveSessions: true })
  return { sessionId: signedIn.sessionId, sessions }
}
