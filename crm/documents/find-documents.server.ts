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
  /** null when it is of the opportunity and of none of its contracts */
  contractId: string | null
  /** the latest first */
  versions: DocumentVersionRow[]
}

interface FindDocumentsOptions {
  tx: Tx
  /** null: of the contract alone, for whoever sees no more */
  opportunityId: string | null
  /** one of its contracts: then those of this contract first, and after them those of none */
  contractId?: string
}

/** The documents of an opportunity, or of one of its contracts, the latest first. */
export async function findDocuments({ tx, opportunityId, contractId }: FindDocumentsOptions): Promise<DocumentRow[]> {
  const latest = [{ createdAt: 'desc' }, { id: 'desc' }] as const
  const documents = await tx.document.findMany({
    where: opportunityId
      ? { opportunityId, ...(contractId ? { OR: [{ contractId }, { contractId: null }] } : {}) }
      : { contractId: contractId ?? null },
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
    orderBy: contractId ? [{ contractId: { sort: 'asc', nulls: 'last' } }, ...latest] : [...latest],
    take: 50,
  })
  const versionIds = documents.flatMap(({ versions }) => versions.map(({ id }) => id))
  const counts = await countFlags({ tx, versionIds })
  return documents.map(({ id, name, versions, ...own }) => ({
    id,
    name,
    contractId: own.contractId,
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
