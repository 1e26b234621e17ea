/** Longer thoughts are not shown again: an answer has far fewer letters. */
const mostLetters = 200_000

/**
 * Some thinking models refuse the result of a call unless they are shown again what they thought before it, which the package leaves out
 * of what it sends. It is put back beside the calls that it led to, by their ids, and goes nowhere else.
 */
export function thoughtsOfCalls(ask: typeof fetch): {
  fetch: typeof fetch
  keep: (calls: readonly { id?: string }[], thoughts: unknown) => void
} {
  const byCall = new Map<string, string>()
  return {
    keep: (calls, thoughts) => {
      if (typeof thoughts !== 'string' || thoughts === '' || thoughts.length > mostLetters) return
      for (const { id } of calls) if (id) byCall.set(id, thoughts)
    },
    fetch: async (input, init) => {
      if (byCall.size === 0 || typeof init?.body !== 'string') return await ask(input, init)
      const body = JSON.parse(init.body) as { messages?: { tool_calls?: { id?: string }[] }[] }
      const messages = body.messages?.map((message) => {
        const thoughts = byCall.get(message.tool_calls?.[0]?.id ?? '')
        return thoughts === undefined ? message : { ...message, reasoning_content: thoughts }
      })
      return await ask(input, { ...init, body: JSON.stringify({ ...body, ...(messages && { messages }) }) })
    },
  }
}
