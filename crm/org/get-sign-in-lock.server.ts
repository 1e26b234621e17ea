import type { Tx } from '#prisma/client.server.ts'

/** When the lock of an e-mail address ends; null when none stands. `tx` is in the role gantry_auth. */
export async function getSignInLock({ tx, email, now }: { tx: Tx; email: string; now: Date }): Promise<Date | null> {
  const lock = await tx.signInLock.findUnique({ where: { email } })
  return lock?.lockedUntil && lock.lockedUntil > now ? lock.lockedUntil : null
}
