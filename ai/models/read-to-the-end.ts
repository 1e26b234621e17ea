import { ModelFailure } from './model-failure.ts'

/** Bytes of one answer: a batch of vectors as long as any has is a tenth of it. */
const mostBytes = 32 * 1024 * 1024

interface Reading {
  /** it was asked for in pieces: what an endpoint calls the type of its answer is not always so */
  isStream: boolean
  succeeded: () => void
  failed: () => void
  /** whether whoever asked has stopped: then nothing has failed */
  isStopped: () => boolean
}

/**
 * The answer with a body that ends by itself: too long a one, one that breaks off, and a stream that stops before it has said that it is
 * complete end in a failure. Packages take each of those for the end of an answer otherwise, and would read half a call as a call.
 */
export function readToTheEnd(answer: Response, { isStream, succeeded, failed, isStopped }: Reading): Response {
  const reader = answer.body?.getReader()
  if (!reader) return answer
  let size = 0
  let tail = ''
  let isComplete = !isStream
  const decoder = new TextDecoder()
  const fail = (controller: ReadableStreamDefaultController<Uint8Array>, why: string) => {
    if (!isStopped()) failed()
    controller.error(new ModelFailure('unreachable', why))
    return reader.cancel().catch(() => undefined)
  }
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      try {
        const { done, value } = await reader.read()
        if (done) {
          if (!isComplete) return await fail(controller, 'the stream broke off')
          if (!isStream) succeeded()
          return controller.close()
        }
        size += value.byteLength
        if (size > mostBytes) return await fail(controller, `the answer has over ${mostBytes} bytes`)
        if (!isComplete) {
          tail = `${tail}${decoder.decode(value, { stream: true })}`.slice(-longestSign)
          isComplete = ended.test(tail)
          // Whoever reads it may stop here.
          if (isComplete) succeeded()
        }
        controller.enqueue(value)
      } catch {
        await fail(controller, 'the answer broke off, or took longer than it may')
      }
    },
    cancel: (reason) => reader.cancel(reason),
  })
  const { status, statusText, headers } = answer
  return new Response(body, { status, statusText, headers })
}

/** What says that a stream is complete: its last line. A reason to finish alone is not: the numbers of tokens come after it. */
const ended = /(?:^|\n)data:\s*\[DONE\]/
const longestSign = 4096
