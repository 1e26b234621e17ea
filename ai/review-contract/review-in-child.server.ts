import { answerOnce } from '#ingest/bounded/answer-once.server.ts'
import { isAppError } from '#lib/errors.ts'
import { prepareContract } from './contract.ts'
import { embeddedMethods } from './embedded-methods.server.ts'
import { getReady } from './get-ready.server.ts'
import { reviewContract, reviewFindings } from './review-contract.ts'
import type { ReviewAnswer, ReviewQuestion } from './start-reviewer.server.ts'

// Reviews one contract in a process of its own, whose memory and time are bounded from outside, and is gone afterwards.

// While the file is still being read.
getReady()
answerOnce(async ({ document, context, findings }: ReviewQuestion): Promise<ReviewAnswer> => {
  try {
    const methods = embeddedMethods()
    if (!findings) return { review: await reviewContract(document, context, methods) }
    const contract = await prepareContract(document, methods.classify)
    return { review: await reviewFindings({ contract, findings, context, isAll: false }) }
  } catch (error) {
    if (!isAppError(error)) throw error
    const { code, message, details } = error
    return { refusal: { code, message, details } }
  }
})
