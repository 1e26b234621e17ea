import { endingOf } from './finish-reason.ts'

/** What an endpoint has answered, before any package has read it. */
export interface Heard {
  text: string
  /** the most tokens were reached before its end */
  isCut: boolean
  /** as the endpoint says, which may be anything */
  tokens: { tokensIn: unknown; tokensOut: unknown }
}

/**
 * Keeps what an endpoint answers beside handing it on: a package that cannot read an answer keeps to itself what stood in it, and one that
 * was cut at its most tokens is for it no answer at all.
 */
export function hearAnswer(ask: typeof fetch): { fetch: typeof fetch; heard: () => Heard | null } {
  let last: Heard | null = null
  return {
    heard: () => last,
    fetch: async (input, init) => {
      last = null
      const answer = await ask(input, init)
      const body = await answer.text()
      last = answer.ok ? read(body) : null
      const { status, statusText, headers } = answer
      return new Response(body, { status, statusText, headers })
    },
  }
}

function read(body: string): Heard | null {
  try {
    const { choices, usage } = JSON.parse(body)
    const [{ message, finish_reason }] = choices
    return {
      text: wordsOf(message?.content),
      isCut: endingOf(finish_reason) === 'long',
      tokens: { tokensIn: usage?.prompt_tokens, tokensOut: usage?.completion_tokens },
    }
  } catch {
    return null
  }
}

/** What is said, also of an endpoint that sends it in blocks, its thoughts in others beside it. */
function wordsOf(content: unknown): string {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  return content.map((block) => (block?.type === 'text' && typeof block.text === 'string' ? block.text : '')).join('')
}
