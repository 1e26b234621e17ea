import type { Tx } from '#prisma/client.server.ts'
import type { ReviewRun } from './begin-review.server.ts'

/** A review that has ended and that no model has read yet; null when it has not, or was begun anew, or was read. */
export async function takeToRead({
  tx,
  versionId,
}: {
  tx: Tx
  versionId: string
}): Promise<(ReviewRun & { fileId: string; askedBy: string }) | null> {
  const review = await tx.contractReview.findUnique({
    where: { versionId },
    select: {
      attempt: true,
      state: true,
      modelReading: true,
      askedBy: true,
      documentVersion: { select: { fileId: true } },
    },
  })
  if (review?.state !== 'done' || review.modelReading !== null) return null
  return { versionId, attempt: review.attempt, fileId: review.documentVersion.fileId, askedBy: review.askedBy }
}
