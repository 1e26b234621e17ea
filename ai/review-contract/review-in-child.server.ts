import { answerOnce } from '#ingest/bounded/answer-once.server.ts'
import { isAppError } from '#lib/errors.ts'
import { embeddedMethods } from './embedded-methods.server.ts'
import { getReady } from './get-ready.server.ts'
import { reviewContract } from './review-contract.ts'
import type { ReviewAnswer, ReviewQuestion } from './start-reviewer.server.ts'

// Reviews one contract in a process of its own, whose memory and time are bounded from outside, and is gone afterwards.

// While the file is still being read.
getReady()
answerOnce(async ({ document, context }: ReviewQuestion): Promise<ReviewAnswer> => {
  try {
    return { review: await reviewContract(document, context, embeddedMethods()) }
  } catch (error) {
    if (!isAppError(error)) throw error
    const { code, message, details } = error
    return { refusal: { code, message, details } }
  }
})
