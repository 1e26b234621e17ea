import { createHash } from 'node:crypto'
import { finishReview } from '#crm/contract-reviews/finish-review.server.ts'
import type { FoundFlag } from '#crm/contract-reviews/found-flag.ts'
import { addDocumentVersion } from '#crm/documents/add-document-version.server.ts'
import { reviewActor } from '#crm/org/review-actor.ts'
import { newId } from '#lib/ids.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import type { LoadedGroup } from './load-group.ts'

interface Of {
  group: LoadedGroup
  opportunityId: string
  contractId: string
  /** a new version of that one */
  documentId?: string
  name?: string
}

/** Uploads a text of a contract, as its owner, whose review is still to come. Each is another file. */
export function anUploadedDocument({ group, name = '合同.docx', ...of }: Of) {
  const sha256 = createHash('sha256').update(newId()).digest('hex')
  const file = { fileId: newId(), format: 'docx' as const, bytes: 1, sha256 }
  return group.as('owner', (as) => addDocumentVersion({ ...as, ...of, versionId: newId(), name, file }))
}

/** The same, reviewed to its end. */
export async function aReviewedDocument({ flags = [], ...of }: Of & { flags?: readonly FoundFlag[] }) {
  const added = await anUploadedDocument(of)
  const { versionId } = added
  await withActor(reviewActor, (tx) => finishReview({ tx, versionId, attempt: 1, flags, coverage: {} }))
  return added
}
