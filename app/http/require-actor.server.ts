import { redirect } from 'react-router'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import { isAppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { configuredAuth } from './auth.server.ts'
import { inAuthTx } from './auth-database.server.ts'
import { keepCookies } from './renew-session.server.ts'
import { safeNext } from './safe-next.ts'

/** Who is signed in, and with which session. */
export interface SignedIn {
  actor: Actor
  sessionId: string
  /** whatever transaction has a lower number is over: what is read from here on holds it (`app/live` tells of the others) */
  asOf: string
}

/**
 * Who sends this request. Session, person and memberships are read from the database every time, in one transaction: a session
 * that was ended and a person who was deactivated are refused at the very next request.
 * @returns null when nobody is signed in
 */
export async function findSignedIn(request: Request): Promise<SignedIn | null> {
  if (!request.headers.has('cookie')) return null
  return inAuthTx(async (tx) => {
    const session = await readSession(request)
    if (!session) return null
    const actor = await resolveActor({ tx, personId: session.userId })
    return actor && { actor, sessionId: session.id, asOf: await readPosition(tx) }
  })
}

/**
 * Who sends this request, or the way to the sign-in page and back. From a form the way back is the page that it stands on,
 * where what was typed is kept.
 * @throws a redirect to sign-in
 */
export async function requireActor(request: Request): Promise<SignedIn> {
  const signedIn = await findSignedIn(request)
  if (signedIn) return signedIn
  throw redirect(signInAddress(wayBack(request)))
}

async function readPosition(tx: Tx): Promise<string> {
  const [row] = await tx.$queryRaw<{ asOf: string }[]>`
    SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS "asOf"`
  return row?.asOf ?? '0'
}

/** The sign-in page that leads on to `next`, a path of this server. */
export function signInAddress(next: string): string {
  return next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`
}

async function readSession(request: Request): Promise<{ id: string; userId: string } | null> {
  try {
    const { api } = configuredAuth().auth
    // A page that stays open asks by itself: that keeps nobody signed in.
    const disableRefresh = request.headers.get('accept') === 'text/event-stream'
    const { headers, response } = await api.getSession({
      headers: request.headers,
      query: { disableRefresh },
      returnHeaders: true,
    })
    keepCookies(headers)
    return response && { id: response.session.id, userId: response.session.userId }
  } catch (error) {
    // The library wraps what the database said, which may be that it is gone.
    if (error instanceof Error && isAppError(error.cause)) throw error.cause
    throw error
  }
}

function wayBack(request: Request): string {
  const url = new URL(request.url)
  const asked = safeNext(url.pathname + url.search)
  if (request.method === 'GET' && (asked !== '/' || url.pathname === '/')) return asked
  // A form, or what a page fetches beside itself: back to the page.
  const page = URL.parse(request.headers.get('referer') ?? '')
  return page?.host === url.host ? safeNext(page.pathname + page.search) : asked
}
