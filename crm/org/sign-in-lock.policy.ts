/** Failed sign-ins of one e-mail address, whether anybody has it or not. */
export interface SignInLock {
  failures: number
  lastFailed: Date
  lockedUntil: Date | null
}

/** After so many failures an address is locked, and again after each further so many. */
export const failuresBeforeLock = 5

const firstLockMinutes = 15
/** A lock may not grow until it is itself the attack: whoever knows an address could keep its owner out for days. */
const longestLockMinutes = 4 * 60
const forgottenAfterMs = 24 * 60 * 60 * 1000

/** How long the lock is that begins with this failure, in minutes; 0 when none begins. */
function lockMinutes(failures: number): number {
  if (failures % failuresBeforeLock !== 0) return 0
  return Math.min(firstLockMinutes * 2 ** (failures / failuresBeforeLock - 1), longestLockMinutes)
}

/**
 * Counts one more attempt as failed, before its password is looked at: whoever sends a hundred at once gets no more guesses
 * than one by one. A good password takes the count away again.
 * @returns the lock as it is from now on, and whether a lock that already stood refuses this attempt
 */
export function countAttempt(before: SignInLock | null, now: Date): { lock: SignInLock; refused: boolean } {
  const standing = before?.lockedUntil && before.lockedUntil > now ? before.lockedUntil : null
  const forgotten = !standing && before !== null && now.getTime() - before.lastFailed.getTime() > forgottenAfterMs
  // Nothing that runs against a standing lock counts: else anybody could make the next one longer, and the one after that.
  if (before && standing) return { lock: before, refused: true }
  const failures = (forgotten ? 0 : (before?.failures ?? 0)) + 1
  const minutes = lockMinutes(failures)
  const lockedUntil = minutes > 0 ? new Date(now.getTime() + minutes * 60_000) : null
  return { lock: { failures, lastFailed: now, lockedUntil }, refused: false }
}
