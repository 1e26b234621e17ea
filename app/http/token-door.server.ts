import { createHash } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import type { TokenScope } from '#crm/access-tokens/access-token.schema.ts'
import { useToken } from '#crm/access-tokens/use-token.server.ts'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import { AppError } from '#lib/errors.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { inAuthTx } from './auth-database.server.ts'
import type { Door } from './door.server.ts'
import { requestOf } from './request-context.ts'
import { throwResponse } from './throw-response.server.ts'

/** What a handler behind a token gets: as behind a door, and what the token may be used for. */
export interface TokenDoor extends Pick<Door, 'actor' | 'inTx'> {
  scopes: readonly TokenScope[]
}

/** Every token begins with it, so that one that got into a text is recognised as what it is. */
export const tokenPrefix = 'gantry_'
const tokenPattern = /^Bearer +(gantry_[A-Za-z0-9_-]{43})$/i

/** Under which a token is kept: it is as long as its digest, and needs no salt. */
export function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/**
 * The way in for what is no browser: a personal token in `Authorization`, and no cookie, so that no page can send it unasked. Token,
 * person and memberships are read from the database every time. Without one that can be used the answer is 401 and nothing else.
 */
export function tokenDoor<A extends LoaderFunctionArgs | ActionFunctionArgs>(
  handler: (args: A & TokenDoor) => Promise<Response>,
): (args: A) => Promise<Response> {
  return async (args) => {
    try {
      requireOwnOrigin(args.request)
      const found = await bearerOf(args.request)
      if (!found) return unknownBearer()
      const { actor, scopes } = found
      requestOf(args.context).personId = actor.personId
      const inTx: Door['inTx'] = (work) => withActor(actor, work, { label: 'token' })
      return await handler({ ...args, actor, scopes, inTx })
    } catch (error) {
      throw throwResponse(error, args)
    }
  }
}

async function bearerOf(request: Request) {
  const token = tokenPattern.exec(request.headers.get('authorization') ?? '')?.[1]
  if (!token) return null
  return inAuthTx(async (tx) => {
    const used = await useToken({ tx, digest: digestOf(token) })
    const actor = used && (await resolveActor({ tx, personId: used.personId }))
    return actor ? { actor, scopes: used.scopes } : null
  })
}

/** A page of another site, also one that has made its name lead here, asks for nothing. @throws AppError BAD_ORIGIN */
function requireOwnOrigin(request: Request): void {
  const origin = request.headers.get('origin')
  if (origin && URL.parse(origin)?.host !== new URL(request.url).host) {
    throw new AppError('BAD_ORIGIN', `a token from origin ${origin}`)
  }
}

/** By RFC 6750, section 3; in the form of the protocol that asks. */
function unknownBearer(): Response {
  const error = { code: -32_001, message: 'a personal token of Gantry is needed: unknown, expired or revoked' }
  return Response.json(
    { jsonrpc: '2.0', error, id: null },
    { status: 401, headers: { 'www-authenticate': 'Bearer realm="Gantry", error="invalid_token"' } },
  )
}
