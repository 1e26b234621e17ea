import type { Tx } from '#prisma/client.server.ts'

/** Forgets the failures of an e-mail address, after a good password. `tx` is in the role gantry_auth. */
export async function forgiveSignIn({ tx, email }: { tx: Tx; email: string }): Promise<void> {
  await tx.signInLock.deleteMany({ where: { email } })
}
