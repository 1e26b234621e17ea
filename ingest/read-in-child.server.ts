import { answerOnce } from '#ingest/bounded/answer-once.server.ts'
import { loadReader, type MakeOptions, makeDocument } from './make-document.server.ts'
import { type ReadAnswer, refusalOf } from './read-answer.ts'

// Reads one file in a process of its own, whose memory and time are bounded from outside, and is gone afterwards.

await loadReader(process.argv[3] ?? '')
answerOnce(async (file: MakeOptions): Promise<ReadAnswer> => {
  try {
    return { document: await makeDocument(file) }
  } catch (error) {
    return refusalOf(error)
  }
})
