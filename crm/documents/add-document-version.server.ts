import { holdDocuments } from '#crm/contracts/hold-documents.server.ts'
import { AppError } from '#lib/errors.ts'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { type DocumentFormat, nameOfDocument, type Upload } from './document.schema.ts'

interface AddDocumentVersionOptions extends Upload {
  tx: Tx
  actor: Actor
  opportunityId: string
  /** of the file, whose bytes lie in the store already */
  file: { fileId: string; format: DocumentFormat; bytes: number; sha256: string }
  now?: Date
}

export interface AddedVersion {
  documentId: string
  versionId: string
  /** this file is on the opportunity already, or was sent twice: nothing was added */
  known: boolean
  /** it was, and stands with the contract now that was named */
  attached: boolean
}

/**
 * Adds an uploaded file to an opportunity, as a new document or as the next version of one, and asks for its review. A file that
 * the opportunity has already is recognised by its bytes, whatever it is called; where a contract is named, and it is of none yet, it
 * becomes that contract's.
 * @throws AppError NOT_FOUND when the opportunity or the document is out of sight, FORBIDDEN when it is seen but not to be
 * changed, CONFLICT when the id is that of another version, or its contract is being approved
 */
export async function addDocumentVersion(options: AddDocumentVersionOptions): Promise<AddedVersion> {
  const { tx, actor, opportunityId, versionId, file, name } = options
  const now = options.now ?? new Date()
  const opportunity = await tx.opportunity.findUnique({ where: { id: opportunityId }, select: { orgId: true } })
  if (!opportunity) throw new AppError('NOT_FOUND', `opportunity ${opportunityId}`)
  // Of two uploads at once the second waits, and then finds what the first has brought.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(471109, hashtext(${opportunityId}))`
  const known = await tx.documentVersion.findFirst({
    where: { document: { opportunityId }, OR: [{ id: versionId }, { sha256: file.sha256 }] },
    orderBy: { uploadedAt: 'asc' },
    select: { id: true, number: true, sha256: true, document: { select: { id: true, name: true, contractId: true } } },
  })
  if (known && known.sha256 !== file.sha256) throw new AppError('CONFLICT', `version ${versionId} is another`)
  if (known) {
    const { id: versionId, number, document } = known
    const { contractId } = options
    const attached = !!contractId && document.contractId === null
    if (attached) {
      const held = await holdDocuments({ tx, actor, contractId, now })
      await attach({ ...options, contractId, orgId: opportunity.orgId, versionId, number, document })
      await held.done()
    }
    return { documentId: document.id, versionId, known: true, attached }
  }

  const contractId = await contractOf(options)
  const held = contractId ? await holdDocuments({ tx, actor, contractId, now }) : null
  const documentId = options.documentId ?? newId()
  const last = options.documentId
    ? await lastVersion({ tx, opportunityId, documentId: options.documentId })
    : await tx.document
        .create({
          data: {
            id: documentId,
            orgId: opportunity.orgId,
            opportunityId,
            contractId: options.contractId ?? null,
            name: nameOfDocument(name),
            createdBy: actor.personId,
            createdAt: now,
          },
        })
        .then(() => 0)
  const number = last + 1
  const { count } = await tx.documentVersion.createMany({
    data: { id: versionId, documentId, number, fileName: name, ...file, uploadedBy: actor.personId, uploadedAt: now },
    skipDuplicates: true,
  })
  // One that is out of sight has the id.
  if (count === 0) throw new AppError('CONFLICT', `version ${versionId} was not added`)
  await tx.contractReview.createMany({ data: { versionId, askedBy: actor.personId, askedAt: now } })
  await recordEvent(tx, actor, {
    type: 'document.added',
    orgId: opportunity.orgId,
    entity: { type: 'document-version', id: versionId },
    record: { type: 'opportunity', id: opportunityId },
    after: { documentId, number, name: nameOfDocument(name), attempt: 1 },
  })
  await held?.done()
  return { documentId, versionId, known: false, attached: false }
}

/** The contract that a file comes to stand with: that of its document, or the one that was named for a new one. */
async function contractOf(options: AddDocumentVersionOptions): Promise<string | null> {
  const { tx, opportunityId, documentId, contractId = null } = options
  if (!documentId) return contractId
  const document = await tx.document.findFirst({
    where: { id: documentId, opportunityId },
    select: { contractId: true },
  })
  return document?.contractId ?? null
}

async function lastVersion(where: { tx: Tx; opportunityId: string; documentId: string }): Promise<number> {
  const { tx, opportunityId, documentId } = where
  const document = await tx.document.findFirst({
    where: { id: documentId, opportunityId },
    select: { versions: { orderBy: { number: 'desc' }, take: 1, select: { number: true } } },
  })
  if (!document) throw new AppError('NOT_FOUND', `document ${documentId}`)
  return document.versions[0]?.number ?? 0
}

interface AttachOptions {
  tx: Tx
  actor: Actor
  orgId: string
  opportunityId: string
  contractId: string
  versionId: string
  number: number
  document: { id: string; name: string }
}

async function attach(options: AttachOptions): Promise<void> {
  const { tx, actor, orgId, opportunityId, contractId, versionId, number, document } = options
  const { count } = await tx.document.updateMany({ where: { id: document.id, contractId: null }, data: { contractId } })
  if (count === 0) throw new AppError('FORBIDDEN', `document ${document.id} is seen and not changed`)
  const contract = await tx.contract.findUnique({ where: { id: contractId }, select: { number: true } })
  await recordEvent(tx, actor, {
    type: 'document.attached',
    orgId,
    entity: { type: 'document-version', id: versionId },
    record: { type: 'opportunity', id: opportunityId },
    after: { documentId: document.id, number, name: document.name, contractId, contract: contract?.number ?? null },
  })
}
