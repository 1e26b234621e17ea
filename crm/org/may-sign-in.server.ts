import type { Tx } from '#prisma/client.server.ts'

/** Is this an active person with a place in the group? `tx` is in the role gantry_auth. */
export async function maySignIn({ tx, personId }: { tx: Tx; personId: string }): Promise<boolean> {
  const found = await tx.person.findFirst({
    where: { id: personId, active: true, memberships: { some: {} } },
    select: { id: true },
  })
  return found !== null
}
