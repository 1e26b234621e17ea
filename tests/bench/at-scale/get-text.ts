import { parentPort, workerData } from 'node:worker_threads'
import { PDFParse } from 'pdf-parse'

// What pdf-parse alone gives of a file, in a thread of its own as ours is: the words, and nothing of where they stand.
const parser = new PDFParse({ data: (workerData as { bytes: Uint8Array }).bytes })
const { text } = await parser.getText()
await parser.destroy()
parentPort?.postMessage(text.length)
