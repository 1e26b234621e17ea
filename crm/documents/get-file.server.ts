import { AppError } from '#lib/errors.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { DocumentFormat } from './document.schema.ts'

/** Where the bytes of a version lie, and what they are. */
export interface VersionFile {
  fileId: string
  fileName: string
  format: DocumentFormat
}

/**
 * The file of one version of a document.
 * @throws AppError NOT_FOUND when out of sight or not there: the two are not told apart
 */
export async function getFile({ tx, versionId }: { tx: Tx; versionId: string }): Promise<VersionFile> {
  const version = await tx.documentVersion.findUnique({
    where: { id: versionId },
    select: { fileId: true, fileName: true, format: true },
  })
  if (!version) throw new AppError('NOT_FOUND', `file of ${versionId}`)
  return { ...version, format: version.format as DocumentFormat }
}
