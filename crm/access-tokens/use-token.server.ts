import type { Tx } from '#prisma/client.server.ts'
import type { TokenScope } from './access-token.schema.ts'

const minuteMs = 60_000

/**
 * Whose token a digest is, and what it may be used for at present; that it was used is noted once a minute.
 * @param tx in the role gantry_auth
 * @returns null for one that is unknown, has expired or was revoked
 */
export async function useToken(options: {
  tx: Tx
  digest: string
  now?: Date
}): Promise<{ personId: string; scopes: TokenScope[] } | null> {
  const { tx, digest, now = new Date() } = options
  const row = await tx.accessToken.findUnique({
    where: { digest },
    select: { id: true, personId: true, scopes: true, expiresAt: true, lastUsedAt: true, revokedAt: true },
  })
  if (!row || row.revokedAt || row.expiresAt <= now) return null
  if (!row.lastUsedAt || row.lastUsedAt.getTime() < now.getTime() - minuteMs) {
    await tx.accessToken.updateMany({ where: { id: row.id }, data: { lastUsedAt: now } })
  }
  return { personId: row.personId, scopes: row.scopes as TokenScope[] }
}
