import type { Actor } from '#prisma/actor.ts'
import type { Prisma, Tx } from '#prisma/client.server.ts'
import type { TokenScope } from './access-token.schema.ts'

/** A token as its owner sees it; all moments ISO 8601. */
export interface TokenView {
  id: string
  name: string
  scopes: TokenScope[]
  createdAt: string
  expiresAt: string
  lastUsedAt: string | null
  state: 'usable' | 'expired' | 'revoked'
}

const shown = 100

/** The actor's own tokens, all that can be used first, however old, then the newest of the others. */
export async function findTokens(options: { tx: Tx; actor: Actor; now?: Date }): Promise<TokenView[]> {
  const { tx, actor, now = new Date() } = options
  const newest = (where: Prisma.AccessTokenWhereInput, take: number) =>
    tx.accessToken.findMany({
      where: { personId: actor.personId, ...where },
      select: {
        id: true,
        name: true,
        scopes: true,
        createdAt: true,
        expiresAt: true,
        lastUsedAt: true,
        revokedAt: true,
      },
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      take,
    })
  const usable = await newest({ revokedAt: null, expiresAt: { gt: now } }, shown)
  const ended = await newest({ OR: [{ revokedAt: { not: null } }, { expiresAt: { lte: now } }] }, shown - usable.length)
  return [...usable, ...ended].map(({ createdAt, expiresAt, lastUsedAt, revokedAt, scopes, ...row }): TokenView => {
    return {
      ...row,
      scopes: scopes as TokenScope[],
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
      state: revokedAt ? 'revoked' : expiresAt <= now ? 'expired' : 'usable',
    }
  })
}
