import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import documents from '#app/i18n/messages/en/documents.json' with { type: 'json' }
import documentsZh from '#app/i18n/messages/zh-CN/documents.json' with { type: 'json' }
import { clauseStates, coverageOf } from '#ingest/coverage.ts'
import type { ReadDocument } from '#ingest/document.ts'
import { findQuantities } from '#ingest/quantities/find-quantities.ts'
import { mostBytes, readDocument } from '#ingest/read-document.server.ts'
import { UnreadableFile } from '#ingest/unreadable-file.ts'
import { AppError } from '#lib/errors.ts'

/** `gantry ingest FILE`: what was read of a contract, and what was not. Needs no server and no data. */
export async function ingest(file: string, { json }: { json?: boolean }): Promise<void> {
  try {
    const document = await readDocument({ bytes: await bytesOf(file), name: basename(file) })
    console.log(json ? jsonOf(document) : summaryOf(document))
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    const { reason } = error
    if (json)
      console.log(
        JSON.stringify({ refused: reason, zh: documentsZh.unreadable[reason], en: documents.unreadable[reason] }),
      )
    else console.error(`${basename(file)}: ${documentsZh.unreadable[reason]} / ${documents.unreadable[reason]}`)
    process.exitCode = 1
  }
}

function jsonOf(document: ReadDocument): string {
  return JSON.stringify({
    ...document,
    quantities: findQuantities(document.text),
    coverage: coverageOf(document),
  })
}

/** No more of a file than shows that it is too large. */
async function bytesOf(file: string): Promise<Uint8Array> {
  let handle: Awaited<ReturnType<typeof open>>
  try {
    handle = await open(file)
  } catch (error) {
    throw new AppError('BAD_INPUT', `${file} cannot be opened: is it there, and may you read it?`, { cause: error })
  }
  try {
    const buffer = Buffer.alloc(Math.min((await handle.stat()).size, mostBytes + 1))
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

function summaryOf(document: ReadDocument): string {
  const { format, pages, text, clauses, hidden, revisions, unread, terms, references } = document
  const { unreadPages, isWhole } = coverageOf(document)
  const states = clauseStates(document)
  const lost = references.filter(({ target }) => target === null).length
  return [
    `${format}, ${pages.length > 0 ? `${pages.length} pages, ` : ''}${text.length} characters, ${clauses.length} clauses, ${terms.length} defined terms, ${references.length} cross references${lost > 0 ? ` (${lost} to no clause of it)` : ''}`,
    isWhole
      ? 'read as a whole'
      : `not read: ${[...unreadPages.map((page) => `page ${page}`), ...unread.map(({ what, detail }) => `${what} ${detail}`.trim())].join(', ')}`,
    ...hidden.map(({ why, start, end }) => `hidden (${why}): ${text.slice(start, end)}`),
    ...revisions.map(
      ({ kind, author, at, text: gone }) =>
        `${kind} by ${author ?? 'nobody named'}: ${gone ?? text.slice(at.start, at.end)}`,
    ),
    ...clauses.map((clause, at) => {
      const state = states[at]
      const own = text.slice(clause.start, clause.ownEnd).replaceAll('\n', ' ')
      const words =
        clause.title ??
        own
          .slice(own.indexOf(clause.number) + clause.number.length)
          .trim()
          .slice(0, 60)
      return `${'  '.repeat(clause.level)}${clause.number} ${words}${state === 'read' ? '' : ` [${state}]`}`
    }),
  ].join('\n')
}
