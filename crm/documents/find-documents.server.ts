import { countFlags, type FlagCounts } from '#crm/contract-reviews/count-flags.server.ts'
import type { ReviewState } from '#crm/contract-reviews/review-states.ts'
import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { DocumentFormat } from './document.schema.ts'

export interface DocumentVersionRow {
  id: string
  /** from 1 */
  number: number
  fileName: string
  format: DocumentFormat
  bytes: number
  uploadedBy: { id: string; name: Bilingual }
  /** ISO 8601 */
  uploadedAt: string
  review: FlagCounts & { state: ReviewState; problem: string | null }
}

export interface DocumentRow {
  id: string
  name: string
  /** the latest first */
  versions: DocumentVersionRow[]
}

/** The documents of an opportunity, the one that was added to last first. */
export async function findDocuments({ tx, opportunityId }: { tx: Tx; opportunityId: string }): Promise<DocumentRow[]> {
  const documents = await tx.document.findMany({
    where: { opportunityId },
    relationLoadStrategy: 'join',
    include: {
      versions: {
        orderBy: { number: 'desc' },
        include: {
          uploader: { select: { id: true, name: true, nameLatin: true } },
          review: { select: { state: true, problem: true } },
        },
      },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 50,
  })
  const versionIds = documents.flatMap(({ versions }) => versions.map(({ id }) => id))
  const counts = await countFlags({ tx, versionIds })
  return documents.map(({ id, name, versions }) => ({
    id,
    name,
    versions: versions.map((version) => ({
      id: version.id,
      number: version.number,
      fileName: version.fileName,
      format: version.format as DocumentFormat,
      bytes: version.bytes,
      uploadedBy: { id: version.uploader.id, name: bilingual(version.uploader.name, version.uploader.nameLatin) },
      uploadedAt: version.uploadedAt.toISOString(),
      review: {
        state: (version.review?.state ?? 'waiting') as ReviewState,
        problem: version.review?.problem ?? null,
        ...counts(version.id),
      },
    })),
  }))
}
