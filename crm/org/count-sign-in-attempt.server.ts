import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { countAttempt, type SignInLock } from './sign-in-lock.policy.ts'

interface CountSignInAttemptOptions {
  /** in the role gantry_auth */
  tx: Tx
  /** in lower case; counted alike whether anybody has it or not */
  email: string
  now: Date
}

interface StandingLock extends SignInLock {
  /** the first attempt that this lock refused */
  refusedAt: Date | null
}

/**
 * Counts an attempt to sign in with a password, before the password is looked at. Attempts at the same moment wait for each
 * other here, so each is counted. The first attempt that a lock refuses goes on record, when somebody has the address.
 * @returns when a lock that refuses this attempt ends; null when the password may be looked at
 */
export async function countSignInAttempt({ tx, email, now }: CountSignInAttemptOptions): Promise<Date | null> {
  const { count: added } = await tx.signInLock.createMany({
    data: { email, failures: 0, lastFailed: now },
    skipDuplicates: true,
  })
  const [before] = await tx.$queryRaw<StandingLock[]>`
    SELECT failures, last_failed AS "lastFailed", locked_until AS "lockedUntil", refused_at AS "refusedAt"
    FROM sign_in_lock WHERE email = ${email} FOR UPDATE`
  const { lock, refused } = countAttempt(before ?? null, now)
  const refusedAt = refused ? (before?.refusedAt ?? now) : null
  await tx.signInLock.updateMany({ where: { email }, data: { ...lock, refusedAt } })
  if (refused && !before?.refusedAt) await recordLockOut(tx, email, lock.lockedUntil)
  if (added > 0) await forgetOldLocks(tx, now)
  return refused ? lock.lockedUntil : null
}

/** Once a lock and not once an attempt: who sends thousands fills no table. Who it was is not known. */
async function recordLockOut(tx: Tx, email: string, until: Date | null): Promise<void> {
  const [person] = await tx.$queryRaw<{ id: string; orgId: string }[]>`
    SELECT p.id, gantry.company_of(m.org_id) AS "orgId" FROM person p JOIN membership m ON m.person_id = p.id
    WHERE p.email = ${email} AND p.active ORDER BY m.org_id LIMIT 1`
  if (!person) return
  await recordEvent(tx, null, {
    type: 'person.locked-out',
    orgId: person.orgId,
    entity: { type: 'person', id: person.id },
    after: { until: until?.toISOString() ?? null },
  })
}

/** Addresses that nobody has would otherwise stay for ever. What another attempt is holding waits for the next time. */
async function forgetOldLocks(tx: Tx, now: Date): Promise<void> {
  const dayAgo = new Date(now.getTime() - 24 * 60 * 60 * 1000)
  await tx.$executeRaw`DELETE FROM sign_in_lock WHERE email IN (
    SELECT email FROM sign_in_lock
    WHERE last_failed < ${dayAgo} AND (locked_until IS NULL OR locked_until < ${now})
    LIMIT 100 FOR UPDATE SKIP LOCKED)`
}
