import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { tellOfReview } from './_tell-of-review.server.ts'

interface AskReviewOptions {
  tx: Tx
  actor: Actor
  versionId: string
  now?: Date
}

/**
 * Begins a review again that failed or was cancelled.
 * @throws AppError NOT_FOUND when out of sight, CONFLICT when it goes on or is done, FORBIDDEN when it is not the actor's to begin
 */
export async function askReview({
  tx,
  actor,
  versionId,
  now = new Date(),
}: AskReviewOptions): Promise<{ attempt: number }> {
  const review = await tx.contractReview.findUnique({ where: { versionId }, select: { state: true, attempt: true } })
  if (!review) throw new AppError('NOT_FOUND', `review of ${versionId}`)
  if (review.state !== 'failed' && review.state !== 'cancelled') {
    throw new AppError('CONFLICT', `review of ${versionId} is ${review.state}`)
  }
  const attempt = review.attempt + 1
  const { count } = await tx.contractReview.updateMany({
    where: { versionId, attempt: review.attempt, state: review.state },
    data: { state: 'waiting', attempt, problem: null, finishedAt: null, askedBy: actor.personId, askedAt: now },
  })
  if (count === 0) throw new AppError('FORBIDDEN', `review of ${versionId} is seen, not begun`)
  await tellOfReview({ tx, actor, versionId, type: 'contract-review.asked', after: { attempt } })
  return { attempt }
}
