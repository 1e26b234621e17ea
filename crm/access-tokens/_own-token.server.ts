import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { TokenScope } from './access-token.schema.ts'

/** A token of the actor's own that was not revoked. @throws AppError NOT_FOUND for any other */
export async function ownToken(options: {
  tx: Tx
  actor: Actor
  id: string
}): Promise<{ id: string; scopes: TokenScope[] }> {
  const { tx, actor, id } = options
  const row = await tx.accessToken.findFirst({
    where: { id, personId: actor.personId, revokedAt: null },
    select: { id: true, scopes: true },
  })
  if (!row) throw new AppError('NOT_FOUND', `token ${id}`)
  return { id, scopes: row.scopes as TokenScope[] }
}
