import { Worker } from 'node:worker_threads'
import type { ReadDocument } from './document.ts'
import { mostBytes } from './most-bytes.ts'
import { recogniseFormat } from './recognise-format.ts'
import { UnreadableFile, type UnreadableReason } from './unreadable-file.ts'

/** A file of 300 pages takes a few seconds; past this it is made to break readers. */
const patienceMs = 18_000
const memory = { maxOldGenerationSizeMb: 400, maxYoungGenerationSizeMb: 48, stackSizeMb: 4 }

interface ReadOptions {
  bytes: Uint8Array
  /** as the person has it; its ending must be that of what it is */
  name: string
  /** milliseconds */
  patience?: number
  signal?: AbortSignal
}

/**
 * Reads a contract from a PDF, a DOCX or a text file that anybody may have made: in a thread of its own with bounded memory and
 * time, without network, and writing nothing.
 * @throws UnreadableFile with the reason to tell; whatever `signal` is aborted with
 */
export async function readDocument(options: ReadOptions): Promise<ReadDocument> {
  const { bytes, name, patience = patienceMs, signal } = options
  if (bytes.length === 0) throw new UnreadableFile('empty')
  if (bytes.length > mostBytes) throw new UnreadableFile('too-large', `${bytes.length} bytes`)
  const format = recogniseFormat(bytes, name)
  signal?.throwIfAborted()
  const worker = new Worker(new URL('./read-in-worker.server.ts', import.meta.url), {
    workerData: { bytes, format },
    resourceLimits: memory,
    // Neither secrets nor a test runner's flags are any of its business.
    env: {},
    execArgv: [],
  })
  try {
    return await answerOf(worker, patience, signal)
  } finally {
    await worker.terminate()
  }
}

type Answer = { document: ReadDocument } | { reason: UnreadableReason; message: string }

function answerOf(worker: Worker, patience: number, signal: AbortSignal | undefined): Promise<ReadDocument> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new UnreadableFile('timed-out', `more than ${patience} ms`)), patience)
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
    worker.on('message', (answer: Answer) => {
      if ('document' in answer) resolve(answer.document)
      else reject(new UnreadableFile(answer.reason, answer.message))
    })
    worker.on('error', (error: Error & { code?: string }) => {
      const isFull = error.code === 'ERR_WORKER_OUT_OF_MEMORY' || error instanceof RangeError
      reject(new UnreadableFile(isFull ? 'out-of-memory' : 'corrupt', error.message, { cause: error }))
    })
    worker.on('exit', () => {
      clearTimeout(timer)
      reject(new UnreadableFile('corrupt', 'its reader ended without an answer'))
    })
  })
}
