import { type Bound, OutOfBounds, startBounded } from '#ingest/bounded/bounded-process.server.ts'
import type { ReadDocument } from './document.ts'
import { mostBytes } from './most-bytes.ts'
import type { ReadAnswer } from './read-answer.ts'
import { recogniseFormat } from './recognise-format.ts'
import { UnreadableFile, type UnreadableReason } from './unreadable-file.ts'

/** A file of 300 pages takes a few seconds; past this it is made to break readers. In milliseconds. */
const readingPatience = 16_000

interface ReadOptions {
  bytes: Uint8Array
  /** as the person has it; its ending must be that of what it is */
  name: string
  /** milliseconds */
  patience?: number
  signal?: AbortSignal
}

/**
 * Reads a contract from a PDF, a DOCX or a text file that anybody may have made: in a process of its own with bounded memory and
 * time, without network, and writing nothing.
 * @throws UnreadableFile with the reason to tell; OutOfBounds when it was stopped from outside, which says nothing of the file; whatever
 * `signal` is aborted with
 */
export async function readDocument(options: ReadOptions): Promise<ReadDocument> {
  const { bytes, name, patience = readingPatience, signal } = options
  if (bytes.length === 0) throw new UnreadableFile('empty')
  if (bytes.length > mostBytes) throw new UnreadableFile('too-large', `${bytes.length} bytes`)
  const format = recogniseFormat(bytes, name)
  signal?.throwIfAborted()
  const script = new URL('./read-in-child.server.ts', import.meta.url)
  const reader = startBounded(script, format)
  try {
    const answer = await withinBounds(() => reader.ask<ReadAnswer>({ bytes, format }, { patience, signal }))
    if ('document' in answer) return answer.document
    throw new UnreadableFile(answer.reason, answer.message)
  } finally {
    reader.close()
  }
}

const reasonOf: Readonly<Record<Exclude<Bound, 'stopped'>, UnreadableReason>> = {
  time: 'timed-out',
  memory: 'out-of-memory',
  gone: 'corrupt',
}

/**
 * Does what is bounded, and tells of its bounds as of a file that is not read.
 * @throws UnreadableFile; OutOfBounds when it was stopped from outside: it may be tried again
 */
export async function withinBounds<Output>(work: () => Promise<Output>): Promise<Output> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof OutOfBounds) || error.bound === 'stopped') throw error
    throw new UnreadableFile(reasonOf[error.bound], error.message, { cause: error })
  }
}
