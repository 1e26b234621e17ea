import type { UnreadableReason } from '#ingest/unreadable-file.ts'
import { badDocuments } from './bad-documents.ts'
import { badPdfs } from './bad-pdfs.ts'
import { otherFiles } from './other-files.ts'

/** A file that somebody might upload, and what must come of it: a reason, or words that are read. */
export interface BadFile {
  name: string
  bytes: () => Uint8Array
  /** where both are named either is right: what is only large is read where there is time */
  expect: { refused?: UnreadableReason | readonly UnreadableReason[]; reads?: string }
}

export const badFiles: readonly BadFile[] = [...otherFiles, ...badDocuments, ...badPdfs]
