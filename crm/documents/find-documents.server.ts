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
  review: {
    state: ReviewState
    problem: string | null
    /** by severity, of those that nobody has dismissed */
    flags: { high: number; medium: number; low: number }
    /** decided, of all */
    decided: number
    all: number
  }
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
  const groups = await tx.clauseFlag.groupBy({
    by: ['versionId', 'severity', 'decision'],
    where: { versionId: { in: versionIds } },
    _count: true,
  })
  const byVersion = Map.groupBy(groups, ({ versionId }) => versionId)
  const reviewOf = (id: string, review: { state: string; problem: string | null } | null) => {
    const own = byVersion.get(id) ?? []
    const sum = (of: typeof own) => of.reduce((total, { _count }) => total + _count, 0)
    const open = (severity: string) =>
      sum(own.filter((group) => group.severity === severity && group.decision !== 'dismissed'))
    return {
      state: (review?.state ?? 'waiting') as ReviewState,
      problem: review?.problem ?? null,
      flags: { high: open('high'), medium: open('medium'), low: open('low') },
      decided: sum(own.filter(({ decision }) => decision !== null)),
      all: sum(own),
    }
  }
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
      review: reviewOf(version.id, version.review),
    })),
  }))
}
