import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
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

/** The actor's own tokens, those that can be used first, then the newest. */
export async function findTokens(options: { tx: Tx; actor: Actor; now?: Date }): Promise<TokenView[]> {
  const { tx, actor, now = new Date() } = options
  const rows = await tx.accessToken.findMany({
    where: { personId: actor.personId },
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
    take: shown,
  })
  const views = rows.map(({ createdAt, expiresAt, lastUsedAt, revokedAt, scopes, ...row }): TokenView => {
    const ended = expiresAt <= now ? 'expired' : 'usable'
    return {
      ...row,
      scopes: scopes as TokenScope[],
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
      state: revokedAt ? 'revoked' : ended,
    }
  })
  const usable = (view: TokenView) => Number(view.state === 'usable')
  return views.toSorted((a, b) => usable(b) - usable(a))
}
