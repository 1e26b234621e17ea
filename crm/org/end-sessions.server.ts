import type { Tx } from '#prisma/client.server.ts'

/**
 * Signs somebody out on all their devices. The role of records may not touch sign-in, nor the role of sign-in records: the
 * transaction steps from one to the other here, and nothing about records may follow.
 */
export async function endSessions({ tx, personId }: { tx: Tx; personId: string }): Promise<void> {
  await tx.$executeRaw`SELECT set_config('role', 'gantry_auth', true)`
  await tx.authSession.deleteMany({ where: { userId: personId } })
}
