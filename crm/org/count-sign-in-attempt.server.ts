import type { Tx } from '#prisma/client.server.ts'
import { countAttempt, type SignInLock } from './sign-in-lock.policy.ts'

interface CountSignInAttemptOptions {
  /** in the role gantry_auth */
  tx: Tx
  /** in lower case; counted alike whether anybody has it or not */
  email: string
  now: Date
}

/**
 * Counts an attempt to sign in with a password, before the password is looked at. Attempts at the same moment wait for each
 * other here, so each is counted.
 * @returns when a lock that refuses this attempt ends; null when the password may be looked at
 */
export async function countSignInAttempt({ tx, email, now }: CountSignInAttemptOptions): Promise<Date | null> {
  const { count: added } = await tx.signInLock.createMany({
    data: { email, failures: 0, lastFailed: now },
    skipDuplicates: true,
  })
  const [before] = await tx.$queryRaw<SignInLock[]>`
    SELECT failures, last_failed AS "lastFailed", locked_until AS "lockedUntil"
    FROM sign_in_lock WHERE email = ${email} FOR UPDATE`
  const { lock, refused } = countAttempt(before ?? null, now)
  await tx.signInLock.updateMany({ where: { email }, data: lock })
  if (added > 0) await forgetOldLocks(tx, now)
  return refused ? lock.lockedUntil : null
}

/** Addresses that nobody has would otherwise stay for ever. What another attempt is holding waits for the next time. */
async function forgetOldLocks(tx: Tx, now: Date): Promise<void> {
  const dayAgo = new Date(now.getTime() - 24 * 60 * 60 * 1000)
  await tx.$executeRaw`DELETE FROM sign_in_lock WHERE email IN (
    SELECT email FROM sign_in_lock
    WHERE last_failed < ${dayAgo} AND (locked_until IS NULL OR locked_until < ${now})
    LIMIT 100 FOR UPDATE SKIP LOCKED)`
}
