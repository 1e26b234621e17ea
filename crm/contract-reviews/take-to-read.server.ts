import type { Tx } from '#prisma/client.server.ts'
import type { ReviewRun } from './begin-review.server.ts'
import type { ModelReading } from './model-reading.ts'

interface ToRead extends ReviewRun {
  fileId: string
  askedBy: string
  /** why it was not read at the try before */
  before: ModelReading | null
}

/** A review that has ended and that a model is still to read; null when it has not, or was read, or given up. */
export async function takeToRead({ tx, versionId }: { tx: Tx; versionId: string }): Promise<ToRead | null> {
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
  if (review?.state !== 'done') return null
  const reading = review.modelReading as ModelReading | null
  if (reading && !(reading.state === 'fell-back' && reading.triesAgain)) return null
  const { fileId } = review.documentVersion
  return { versionId, attempt: review.attempt, fileId, askedBy: review.askedBy, before: reading }
}
