import type { ReadDocument } from './document.ts'
import { UnreadableFile, type UnreadableReason } from './unreadable-file.ts'

/** What the process that reads a file comes to. */
export type ReadAnswer = { document: ReadDocument } | { reason: UnreadableReason; message: string }

/** Why a file was not read; what no reader was made for is a file that is not whole, or too much for the heap. */
export function refusalOf(error: unknown): { reason: UnreadableReason; message: string } {
  if (error instanceof UnreadableFile) return { reason: error.reason, message: error.message }
  return { reason: error instanceof RangeError ? 'out-of-memory' : 'corrupt', message: String(error) }
}
