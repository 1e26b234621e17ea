import { reviewActor } from '#crm/org/review-actor.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import { tellOfReview } from './_tell-of-review.server.ts'
import { goingStates } from './review-states.ts'

/** One run of a review: a later one overtakes it, and then it writes nothing more. */
export interface ReviewRun {
  versionId: string
  attempt: number
}

export interface BegunReview {
  run: ReviewRun
  file: { fileId: string; fileName: string }
}

/**
 * Takes up the run of a review that is waited for, or takes it up again where its worker died.
 * @returns what there is to read; null when nobody waits for it any more: it has ended or was cancelled
 */
export async function beginReview({ tx, versionId }: { tx: Tx; versionId: string }): Promise<BegunReview | null> {
  const { count } = await tx.contractReview.updateMany({
    where: { versionId, state: { in: [...goingStates] } },
    data: { state: 'reading', modelReading: Prisma.DbNull },
  })
  if (count === 0) return null
  const { attempt, documentVersion: file } = await tx.contractReview.findUniqueOrThrow({
    where: { versionId },
    select: { attempt: true, documentVersion: { select: { fileId: true, fileName: true } } },
  })
  await tellOfReview({
    tx,
    actor: reviewActor,
    versionId,
    type: 'contract-review.advanced',
    after: { step: 'reading' },
  })
  return { run: { versionId, attempt }, file }
}
