import { forget, once } from '#lib/once.ts'

/** A transaction that lasted longer than this holds up others: everybody on the embedded database, and the relay anywhere. */
const longestMs = 500

export interface LongTransaction {
  /** what it was for, such as `opportunity:promote` or the role of a service; never a value */
  label: string
  ms: number
}

interface Watch {
  /** milliseconds of a clock that only goes forward */
  now: () => number
  warn: (long: LongTransaction) => void
}

const key = 'transaction-watch'

/** From now on whoever runs the process is told of transactions that lasted too long. Replaces an earlier watch. */
export function watchTransactions(watch: Watch): void {
  forget(key)
  once(key, () => watch)
}

/** Ends the watch. */
export function leaveTransactions(): void {
  forget(key)
}

/**
 * Runs what happens in a transaction, and tells the watch when it took too long, however it ended.
 * @param mayBeLong such as a sweep over everything, see docs/decisions/006-long-transactions.md
 */
export async function underWatch<T>(
  { label, mayBeLong }: { label: string; mayBeLong: boolean },
  run: () => Promise<T>,
): Promise<T> {
  const watch = once<Watch | null>(key, () => null)
  if (!watch || mayBeLong) return run()
  const began = watch.now()
  try {
    return await run()
  } finally {
    const ms = Math.round(watch.now() - began)
    if (ms > longestMs) watch.warn({ label, ms })
  }
}
