import { basename } from 'node:path'
import { clauseStates, coverageOf } from '#ingest/coverage.ts'
import type { ReadDocument } from '#ingest/document.ts'
import { readDocument } from '#ingest/read-document.server.ts'
import { bytesOf, refuse, writeText } from './contract-file.ts'

/** `gantry ingest FILE`: what was read of a contract, and what was not. Needs no server and no data. */
export async function ingest(file: string, { json = false, text }: { json?: boolean; text?: string }): Promise<void> {
  try {
    const document = await readDocument({ bytes: await bytesOf(file), name: basename(file) })
    if (text) await writeText(text, document.text)
    console.log(json ? jsonOf(document) : summaryOf(document))
  } catch (error) {
    refuse(file, error, json)
  }
}

/** Characters are Unicode code points of the canonical text. */
function jsonOf(document: ReadDocument): string {
  const { format, pages, text, clauses } = document
  return JSON.stringify({
    ok: true,
    format,
    pages: pages.length,
    characters: [...text].length,
    clauses: clauses.length,
    coverage: coverageOf(document),
  })
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
