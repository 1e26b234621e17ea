import { reviewActor } from '#crm/org/review-actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { tellOfReview } from './_tell-of-review.server.ts'
import type { ReviewRun } from './begin-review.server.ts'
import { goingStates } from './review-states.ts'

/**
 * Says that the file has been read and its clauses are looked at.
 * @returns false when nobody waits for this run any more
 */
export async function advanceReview({ tx, versionId, attempt }: ReviewRun & { tx: Tx }): Promise<boolean> {
  const { count } = await tx.contractReview.updateMany({
    where: { versionId, attempt, state: { in: [...goingStates] } },
    data: { state: 'reviewing' },
  })
  if (count === 0) return false
  const after = { step: 'reviewing' }
  await tellOfReview({ tx, actor: reviewActor, versionId, type: 'contract-review.advanced', after })
  return true
}
