import type { Logger } from 'pino'
import { watchTransactions } from '#prisma/watch-transactions.server.ts'

/** A line in the log for each transaction that lasted over 500 ms: what it was for and how long, no values. */
export function warnOfLongTransactions(log: Logger): void {
  watchTransactions({
    now: () => performance.now(),
    warn: (long) => log.warn(long, 'a transaction lasted over 500 ms'),
  })
}
