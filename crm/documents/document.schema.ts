import { soundText, z } from '#lib/zod.ts'

export const documentFormats = ['pdf', 'docx', 'txt'] as const
export type DocumentFormat = (typeof documentFormats)[number]

/** What comes with an uploaded file. The page brings the id, so that the same upload sent twice is one version. */
export const UploadSchema = z.object({
  versionId: z.uuid(),
  /** a further version of this document; a new document when left out */
  documentId: z.uuid().optional(),
  /** the contract of the opportunity that the document is of */
  contractId: z.uuid().optional(),
  /** as the person has it */
  name: soundText().trim().min(1).max(200),
})
export type Upload = z.output<typeof UploadSchema>

/** The name of a document, from that of its file: without folders and ending. */
export function nameOfDocument(fileName: string): string {
  const own = fileName.split(/[\\/]/).at(-1) ?? fileName
  return own.replace(/\.[a-z0-9]{1,5}$/i, '').trim() || own.trim() || fileName
}

/** The folders of the file store in which files of documents lie, and nothing else. */
export const fileFolders = ['documents', 'readings'] as const

/** Where the bytes of an uploaded file lie in the file store. */
export function fileKey(fileId: string): string {
  return `documents/${fileId}`
}

/** Where what was read of an uploaded file lies: a ReadDocument as JSON, packed by gzip. */
export function readingKey(fileId: string): string {
  return `readings/${fileId}.json.gz`
}

/** The id of the file that a key is of; null for a key that neither function above makes. */
export function fileIdOf(key: string): string | null {
  const [, fileId] = /^(?:documents\/([^/.]+)|readings\/([^/.]+)\.json\.gz)$/.exec(key)?.filter(Boolean) ?? []
  return fileId && z.guid().safeParse(fileId).success ? fileId : null
}
