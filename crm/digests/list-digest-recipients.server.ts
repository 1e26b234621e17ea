import type { Tx } from '#prisma/client.server.ts'

/**
 * Everybody who is to be looked after by a digest: active, with a place in the group, and not against it.
 * @param tx as the service that may ask who wants one
 */
export async function listDigestRecipients({ tx }: { tx: Tx }): Promise<string[]> {
  const rows = await tx.person.findMany({
    where: {
      active: true,
      memberships: { some: {} },
      OR: [{ preference: { is: null } }, { preference: { digest: true } }],
    },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ id }) => id)
}
