import type { Tx } from '#prisma/client.server.ts'
import type { ReviewRun } from './begin-review.server.ts'

const mostAtOnce = 200

/** Runs of reviews that were asked for before a moment and have not ended, the longest waited for first. Read by the service. */
export async function findStalledReviews({ tx, before }: { tx: Tx; before: Date }): Promise<ReviewRun[]> {
  // The states stand here as they do in the index, which holds no others.
  return tx.$queryRaw<ReviewRun[]>`
    SELECT r.version_id AS "versionId", r.attempt FROM contract_review r
    WHERE r.state IN ('waiting', 'reading', 'reviewing') AND r.asked_at < ${before}
    ORDER BY r.asked_at LIMIT ${mostAtOnce}`
}
