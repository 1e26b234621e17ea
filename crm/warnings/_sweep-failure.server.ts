import { isAppError } from '#lib/errors.ts'
import { sqlState } from '#prisma/with-actor.server.ts'

/**
 * What became of a statement of the sweep: `crossed`, it met another transaction and may be run again; `slow`, it took longer
 * than it may, and so would its halves one after another; `gone`, nothing can be done at all; `replaced`, the version that was asked is no
 * longer in force; `record`, the rule fails on a record, which halving finds.
 */
export type SweepFailure = 'crossed' | 'slow' | 'gone' | 'replaced' | 'record'

/** Another version is in force than the one that was asked, or none. */
export class VersionReplaced extends Error {}

/** Names what a failed statement of the sweep means for the rule. */
export function sweepFailure(error: unknown): SweepFailure {
  if (error instanceof VersionReplaced) return 'replaced'
  if (isAppError(error)) {
    if (error.status >= 500) return 'gone'
    // "There already" bears the same name as a lost race, and is of one record.
    return crossings.has(sqlState(error.cause) ?? '') ? 'crossed' : 'record'
  }
  const state = sqlState(error)
  if (state === '57014') return 'slow'
  // Of the client: it gave the transaction up after as long, or got no connection for one.
  if ((error as { code?: string }).code === 'P2028')
    return /expired|already closed/.test(String(error)) ? 'slow' : 'gone'
  return 'record'
}

/** A serialisation failure and a deadlock. */
const crossings = new Set(['40001', '40P01'])

const tries = 3

/** Does the work again when it met another transaction; what does so every time comes out as the queue's to try later. */
export async function notCrossed<T>(work: () => Promise<T>): Promise<T> {
  for (let left = tries - 1; ; left -= 1) {
    try {
      return await work()
    } catch (error) {
      if (left === 0 || sweepFailure(error) !== 'crossed') throw error
    }
  }
}
