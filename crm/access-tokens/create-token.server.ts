import { ownCompany } from '#crm/org/own-company.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import type { TokenScope } from './access-token.schema.ts'

/** Tokens of one person that can be used at the same time. */
const mostTokens = 20
const dayMs = 24 * 60 * 60 * 1000

interface CreateOptions {
  tx: Tx
  actor: Actor
  /** made by whoever asks: sent again it is no second token */
  id: string
  name: string
  scopes: readonly TokenScope[]
  days: number
  /** SHA-256 of the token, in hexadecimal: the token itself never comes here */
  digest: string
  now?: Date
}

/**
 * Keeps a token of the actor's own under its digest.
 * @throws AppError CONFLICT when the id is there already, as the token that went with it was shown once; BAD_INPUT beyond twenty
 */
export async function createToken(options: CreateOptions): Promise<{ expiresAt: string }> {
  const { tx, actor, id, name, scopes, days, digest, now = new Date() } = options
  // Held until the end: of two made at once, the second counts the first.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(471123, hashtext(${actor.personId}))`
  const usable = await tx.accessToken.count({
    where: { personId: actor.personId, revokedAt: null, expiresAt: { gt: now } },
  })
  if (usable >= mostTokens)
    throw new AppError('BAD_INPUT', 'too many tokens', { details: { field: 'name', key: 'form.tooMany' } })
  const expiresAt = new Date(now.getTime() + days * dayMs)
  const { count } = await tx.accessToken.createMany({
    data: { id, personId: actor.personId, name, digest, scopes: [...scopes], expiresAt },
    skipDuplicates: true,
  })
  if (count === 0) throw new AppError('CONFLICT', `token ${id} is there already`)
  await recordEvent(tx, actor, {
    type: 'person.token-created',
    orgId: ownCompany(actor),
    entity: { type: 'person', id: actor.personId },
    after: { token: id, scopes, expiresAt: expiresAt.toISOString() },
  })
  return { expiresAt: expiresAt.toISOString() }
}
