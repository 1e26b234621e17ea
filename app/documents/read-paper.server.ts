import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { readingKey } from '#crm/documents/document.schema.ts'
import { clauseStates } from '#ingest/coverage.ts'
import type { ReadDocument } from '#ingest/document.ts'
import { fileStore } from '#lib/file-store.server.ts'
import type { Paper } from './paper.ts'

const unpack = promisify(gunzip)

/** What was read of an uploaded file; null while nothing has been. The caller has seen to it that it is the actor's to read. */
export async function readReading(fileId: string): Promise<ReadDocument | null> {
  const store = fileStore()
  const key = readingKey(fileId)
  if (!(await store.has(key))) return null
  return JSON.parse((await unpack(await store.read(key))).toString('utf8'))
}

/** A read document as a page shows it. */
export function paperOf(document: ReadDocument): Paper {
  const states = clauseStates(document)
  return {
    text: document.text,
    blocks: document.blocks.map(({ start, end, part, kind, level, cell, page, look }) => ({
      start,
      end,
      part,
      kind,
      level,
      cell,
      page,
      align: look.align,
      bold: look.bold,
    })),
    pages: document.pages.map(({ number, state, why }) => ({ number, state, why })),
    outline: document.clauses.flatMap(({ number, title, start, end, level }, at) =>
      level === 0 ? [{ number, title, start, end, state: states[at] ?? 'read' }] : [],
    ),
  }
}
