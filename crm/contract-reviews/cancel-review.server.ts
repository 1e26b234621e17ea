import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { tellOfReview } from './_tell-of-review.server.ts'
import { endedStates } from './review-states.ts'

interface CancelReviewOptions {
  tx: Tx
  actor: Actor
  versionId: string
  now?: Date
}

/**
 * Stops a review that nobody needs. What its worker finds from then on is thrown away.
 * @throws AppError NOT_FOUND when out of sight, CONFLICT when it has ended, FORBIDDEN when it is not the actor's to stop
 */
export async function cancelReview({ tx, actor, versionId, now = new Date() }: CancelReviewOptions): Promise<void> {
  const review = await tx.contractReview.findUnique({ where: { versionId }, select: { state: true } })
  if (!review) throw new AppError('NOT_FOUND', `review of ${versionId}`)
  const ended: readonly string[] = endedStates
  if (ended.includes(review.state)) throw new AppError('CONFLICT', `review of ${versionId} is ${review.state}`)
  const { count } = await tx.contractReview.updateMany({
    where: { versionId, state: { notIn: [...endedStates] } },
    data: { state: 'cancelled', finishedAt: now },
  })
  if (count === 0) throw new AppError('FORBIDDEN', `review of ${versionId} is seen, not stopped`)
  await tellOfReview({ tx, actor, versionId, type: 'contract-review.cancelled' })
}
