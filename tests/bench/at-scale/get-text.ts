import { createRequire } from 'node:module'
import path from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { PDFParse } from 'pdf-parse'

// What pdf-parse alone gives of a file, in a thread of its own as ours is: the words, and nothing of where they stand. Told where
// Adobe's tables lie, as it leaves out every Chinese word of a font that needs one otherwise.
const ofParser = createRequire(createRequire(import.meta.url).resolve('pdf-parse'))
const cMapUrl = `${path.join(path.dirname(ofParser.resolve('pdfjs-dist/package.json')), 'cmaps')}/`
const parser = new PDFParse({ data: (workerData as { bytes: Uint8Array }).bytes, cMapUrl, cMapPacked: true })
const { text } = await parser.getText()
await parser.destroy()
parentPort?.postMessage(text.length)
