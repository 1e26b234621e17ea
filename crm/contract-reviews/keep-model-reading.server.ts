import { reviewActor } from '#crm/org/review-actor.ts'
import type { Prisma, Tx } from '#prisma/client.server.ts'
import { tellOfReview } from './_tell-of-review.server.ts'
import type { ReviewRun } from './begin-review.server.ts'
import type { ModelReading } from './model-reading.ts'

/**
 * Keeps what a model read in a contract beside the review that has ended.
 * @returns false when that review was begun anew meanwhile: nothing was written
 */
export async function keepModelReading(options: ReviewRun & { tx: Tx; reading: ModelReading }): Promise<boolean> {
  const { tx, versionId, attempt, reading } = options
  const { count } = await tx.contractReview.updateMany({
    where: { versionId, attempt, state: 'done' },
    data: { modelReading: reading as unknown as Prisma.InputJsonObject },
  })
  if (count === 0) return false
  const after = { state: reading.state, model: reading.model }
  await tellOfReview({ tx, actor: reviewActor, versionId, type: 'contract-review.read-by-model', after })
  return true
}
