import { createHash } from 'node:crypto'
import { type AssembledText, assembleText } from './assemble-text.ts'
import { findClauses } from './clauses/find-clauses.ts'
import { findReferences } from './clauses/find-references.ts'
import { findTerms } from './clauses/find-terms.ts'
import type { Page, ReadDocument, Unread } from './document.ts'
import { readText } from './text/read-text.ts'
import { UnreadableFile } from './unreadable-file.ts'

/** A contract of a thousand pages has fewer; what has more is no contract, or was made to keep its reader busy. */
const mostCharacters = 2_000_000

/** Three hundred pages of a contract have ten thousand; each is laid out on one page for its reviewer. */
const mostParagraphs = 60_000

export interface MakeOptions {
  bytes: Uint8Array
  format: ReadDocument['format']
}

/**
 * Reads a file of a known format in this thread, without limits of time or memory: `readDocument` is for files of others.
 * @throws UnreadableFile
 */
export async function makeDocument({ bytes, format }: MakeOptions): Promise<ReadDocument> {
  const { made, pages, unread } = await read(bytes, format)
  if (made.text === '' && pages.length === 0 && unread.length === 0) throw new UnreadableFile('no-text')
  if (made.text.length > mostCharacters) throw new UnreadableFile('too-long', `${made.text.length} characters`)
  if (made.blocks.length > mostParagraphs) {
    throw new UnreadableFile('too-many-paragraphs', `${made.blocks.length} paragraphs`)
  }
  const { ends: _, ...text } = made
  const clauses = findClauses(made.text, made.blocks)
  return {
    format,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    ...text,
    pages,
    unread,
    clauses,
    terms: findTerms(made.text, clauses),
    references: findReferences(made.text, clauses),
  }
}

/** Loads what reads a format, so that nothing is left to load once there is a file: what fails then is the file. */
export async function loadReader(format: string): Promise<void> {
  if (format === 'docx') await readersOfDocx()
  if (format === 'pdf') await readersOfPdf()
}

const readersOfDocx = async () => ({
  ...(await import('./docx/read-docx.server.ts')),
  ...(await import('./docx/compare-readers.server.ts')),
})
const readersOfPdf = async () => {
  await (await import('./pdf/pdf-js.server.ts')).loadPdfJs()
  return import('./pdf/read-pdf.server.ts')
}

async function read(
  bytes: Uint8Array,
  format: ReadDocument['format'],
): Promise<{ made: AssembledText; pages: Page[]; unread: Unread[] }> {
  switch (format) {
    case 'txt':
      return { made: assembleText(readText(bytes).blocks), pages: [], unread: [] }
    case 'docx': {
      const { readDocx, findWordsOfMammoth } = await readersOfDocx()
      const { blocks, unread } = await readDocx(bytes)
      const made = assembleText(blocks)
      // What stands before any block stands at the beginning.
      const placed = unread.map(({ block, ...each }) => ({ ...each, page: null, at: made.ends[block] ?? 0 }))
      return { made, pages: [], unread: [...placed, ...(await findWordsOfMammoth(bytes, made))] }
    }
    case 'pdf': {
      const { readPdf } = await readersOfPdf()
      const { blocks, pages, unread } = await readPdf(bytes)
      return { made: assembleText(blocks), pages, unread }
    }
  }
}
