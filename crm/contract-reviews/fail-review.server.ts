import { reviewActor } from '#crm/org/review-actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { tellOfReview } from './_tell-of-review.server.ts'
import type { ReviewRun } from './begin-review.server.ts'
import { goingStates } from './review-states.ts'

/**
 * Ends a review that came to nothing.
 * @param problem a reason of unreadable files, or `gave-up` after the last try; each has a sentence in the catalogues
 * @returns false when nobody waits for this run any more
 */
export async function failReview(options: ReviewRun & { tx: Tx; problem: string; now?: Date }): Promise<boolean> {
  const { tx, versionId, attempt, problem, now = new Date() } = options
  const { count } = await tx.contractReview.updateMany({
    where: { versionId, attempt, state: { in: [...goingStates] } },
    data: { state: 'failed', problem, finishedAt: now },
  })
  if (count === 0) return false
  await tellOfReview({ tx, actor: reviewActor, versionId, type: 'contract-review.failed', after: { problem } })
  return true
}
