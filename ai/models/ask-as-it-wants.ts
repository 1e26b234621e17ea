import { type Dialect, dialectOf, learnDialect } from './dialect.ts'
import { ModelFailure } from './model-failure.ts'
import type { RequestPart } from './named-in-refusal.ts'

type Asking = typeof fetch
type Body = Record<string, unknown>

/** Attempts at finding out how a request is wanted: one for each thing that may be refused. */
const mostAttempts = 4

/**
 * Asks as an endpoint wants this model to be asked: without a temperature, without numbers of tokens in a stream, with the most tokens
 * under the other name, where it has refused the usual and said so. How it has answered is remembered; a refusal costs no tokens.
 */
export function askAsItWants(endpoint: { baseUrl: string; model: string }, ask: Asking): Asking {
  return async (input, init) => {
    if (typeof init?.body !== 'string') return await ask(input, init)
    const body = JSON.parse(init.body)
    let changed: Partial<Dialect> = {}
    for (let attempt = 1; ; attempt += 1) {
      const dialect = { ...dialectOf(endpoint), ...changed }
      try {
        const answer = await ask(input, { ...init, body: JSON.stringify(inDialect(body, dialect)) })
        if (attempt > 1 && answer.ok) learnDialect(endpoint, changed)
        return answer
      } catch (error) {
        const more = error instanceof ModelFailure ? otherwise(dialect, body, error.named) : null
        // What was turned once is not turned back.
        const isKnown = more === null || Object.keys(more).some((key) => key in changed)
        if (more === null || isKnown || attempt === mostAttempts) throw error
        changed = { ...changed, ...more }
      }
    }
  }
}

function inDialect(body: Body, { temperature, streamOptions, mostTokens }: Dialect): Body {
  const { temperature: warmth, stream_options, max_tokens, max_completion_tokens, ...rest } = body
  const most = max_tokens ?? max_completion_tokens
  return {
    ...rest,
    ...(temperature && { temperature: warmth }),
    ...(streamOptions && { stream_options }),
    ...(most !== undefined && { [mostTokens]: most }),
  }
}

/** How to ask after a refusal that names what it refuses; null where that is nothing of ours to change. */
function otherwise(dialect: Dialect, body: Body, named: readonly RequestPart[]): Partial<Dialect> | null {
  if (named.includes('temperature') && dialect.temperature && 'temperature' in body) return { temperature: false }
  if (named.includes('stream_options') && dialect.streamOptions && 'stream_options' in body)
    return { streamOptions: false }
  // The one name is refused with the other one said; `max_tokens` alone may be one that is too large.
  if (!named.includes('max_completion_tokens')) return null
  return { mostTokens: dialect.mostTokens === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens' }
}
