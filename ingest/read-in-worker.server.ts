import { parentPort, workerData } from 'node:worker_threads'
import { makeDocument } from './make-document.server.ts'
import { UnreadableFile } from './unreadable-file.ts'

// Reads one file in a thread of its own, whose memory and time are bounded from outside, and is gone afterwards.

try {
  parentPort?.postMessage({ document: await makeDocument(workerData) })
} catch (error) {
  if (!(error instanceof UnreadableFile)) throw error
  parentPort?.postMessage({ reason: error.reason, message: error.message })
}
