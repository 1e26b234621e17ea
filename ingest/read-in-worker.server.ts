import { parentPort, workerData } from 'node:worker_threads'
import { makeDocument } from './make-document.server.ts'
import { UnreadableFile } from './unreadable-file.ts'

// Reads one file in a thread of its own, whose memory and time are bounded from outside, and is gone afterwards.

const { bytes, format, sha256 } = workerData as Parameters<typeof makeDocument>[0]
try {
  parentPort?.postMessage({ document: await makeDocument({ bytes, format, sha256 }) })
} catch (error) {
  if (!(error instanceof UnreadableFile)) throw error
  parentPort?.postMessage({ reason: error.reason, message: error.message })
}
