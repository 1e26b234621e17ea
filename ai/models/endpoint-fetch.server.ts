import type { ModelConfig } from '#crm/models/model-roles.ts'
import { circuitOf } from './circuit.ts'
import { ModelFailure } from './model-failure.ts'
import { namedInRefusal } from './named-in-refusal.ts'
import { readToTheEnd } from './read-to-the-end.ts'

/** Attempts at one call, and the longest that one waits before the next. */
const mostAttempts = 3
const firstPauseMs = 250
const longestPauseMs = 5000

/** What says that this request is at fault, and not the endpoint: no other attempt, and nothing against it. */
const refusals = new Set([400, 413, 422])

export interface EndpointOptions extends Pick<ModelConfig, 'baseUrl' | 'model' | 'timeoutMs'> {
  /** aborted when whoever asks gives the endpoint up for taking too long: its failure, as a stop by a person is not */
  late?: AbortSignal | undefined
  /** of a stand-in for tests; else real time */
  pause?: (ms: number, signal: AbortSignal) => Promise<void>
  now?: () => number
}

/**
 * Asks an endpoint as `fetch` does, for packages that take one. It goes to that host and to no other, waits for no longer than it may,
 * reads no more than an answer can be, tries again when the endpoint is overloaded or fails, and leaves it alone when that goes on.
 * A stream that ends without having said that it is complete is a failure, and never an answer.
 * @throws ModelFailure for all of it, without a word of what was asked or answered
 */
export function endpointFetch(options: EndpointOptions): typeof fetch {
  const { baseUrl, timeoutMs, late, pause = pauseFor } = options
  const circuit = circuitOf(options, options.now)
  const { origin } = new URL(baseUrl)
  return async (input, init) => {
    const address = new URL(input instanceof Request ? input.url : input)
    if (address.origin !== origin) throw new ModelFailure('unreachable', 'not the host that was configured')
    if (!circuit.admits()) throw new ModelFailure('unreachable', 'the endpoint is left alone after repeated failures')
    init?.signal?.throwIfAborted()
    const isStopped = () => init?.signal?.aborted === true && !late?.aborted
    const patience = AbortSignal.timeout(timeoutMs)
    const signal = init?.signal ? AbortSignal.any([init.signal, patience]) : patience
    const attempt = async () => {
      try {
        return await fetch(input, { ...init, signal, redirect: 'error' })
      } catch {
        init?.signal?.throwIfAborted()
        return null
      }
    }
    try {
      for (let tried = 1; ; tried += 1) {
        const answer = await attempt()
        if (answer?.ok) {
          const { succeeded, failed } = circuit
          return readToTheEnd(answer, { isStream: asksForStream(init), succeeded, failed, isStopped })
        }
        if (answer && refusals.has(answer.status)) {
          const named = await namedInRefusal(answer)
          circuit.succeeded()
          throw new ModelFailure('unsound', `the endpoint refused the request (${answer.status})`, answer.status, named)
        }
        await answer?.body?.cancel().catch(() => undefined)
        const pauseMs = pauseBefore(tried + 1, answer)
        if (tried === mostAttempts || pauseMs === null || patience.aborted) {
          circuit.failed()
          throw failureFor(answer, patience.aborted)
        }
        await pause(pauseMs, signal)
      }
    } catch (error) {
      const isKnown = error instanceof ModelFailure
      if (!isKnown && !isStopped()) circuit.failed()
      init?.signal?.throwIfAborted()
      if (isKnown) throw error
      throw new ModelFailure('unreachable', 'the endpoint gave no answer in the time that it has')
    }
  }
}

function asksForStream(init: RequestInit | undefined): boolean {
  return typeof init?.body === 'string' && JSON.parse(init.body).stream === true
}

/** Null where another attempt would come to the same, or the endpoint wants to be left alone for longer than anybody waits. */
function pauseBefore(attempt: number, answer: Response | null): number | null {
  if (!answer) return null
  if (answer.status !== 429 && answer.status < 500) return null
  const asked = retryAfter(answer.headers.get('retry-after'))
  const pauseMs = asked ?? firstPauseMs * 2 ** (attempt - 2) * (0.75 + Math.random() / 2)
  return pauseMs <= longestPauseMs ? pauseMs : null
}

/** Seconds, or a moment. */
function retryAfter(header: string | null): number | null {
  if (header === null) return null
  if (/^\d+(\.\d+)?$/.test(header)) return Number(header) * 1000
  const moment = Date.parse(header)
  return Number.isNaN(moment) ? null : Math.max(0, moment - Date.now())
}

function failureFor(answer: Response | null, isLate: boolean): ModelFailure {
  if (isLate) return new ModelFailure('unreachable', 'the endpoint gave no answer in the time that it has')
  if (!answer) return new ModelFailure('unreachable', 'the endpoint cannot be reached, or sends elsewhere')
  const { status } = answer
  return new ModelFailure(status === 429 ? 'busy' : 'unreachable', `the endpoint answered ${status}`, status)
}

function pauseFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal.addEventListener('abort', stop, { once: true })
    if (signal.aborted) stop()
  })
}
