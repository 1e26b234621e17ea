/** What of a request an endpoint may say that it does not take. */
const parts = [
  'temperature',
  'max_tokens',
  'max_completion_tokens',
  'stream_options',
  'response_format',
  'context_length',
] as const
export type RequestPart = (typeof parts)[number]

/** Letters of a refusal that are looked at. */
const mostLetters = 8192
const mostOfParts = 500

/**
 * Which parts of a request a refusal names. Its words are looked at and not kept, as they may hold the key or what was asked: of those in
 * JSON only what says what is wrong, as some endpoints send the whole request back.
 */
export async function namedInRefusal(answer: Response): Promise<RequestPart[]> {
  const words = wordsOf(await beginningOf(answer))
  return parts.filter((part) => new RegExp(`(?<![a-z])${part.replaceAll('_', '[_ ]')}(?![a-z])`, 'i').test(words))
}

function wordsOf(text: string): string {
  try {
    const said = JSON.parse(text)
    const { message, param, code } = said.error ?? said
    // What is wrong may be told in parts instead: of those the beginning.
    const told =
      typeof message === 'object' && message !== null ? JSON.stringify(message).slice(0, mostOfParts) : message
    const words = [told, param, code, typeof said.error === 'string' ? said.error : ''].filter(
      (one) => typeof one === 'string',
    )
    return words.join('\n') || text.slice(0, mostOfParts)
  } catch {
    return text
  }
}

async function beginningOf(answer: Response): Promise<string> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  try {
    while (reader && text.length < mostLetters) {
      const { done, value } = await reader.read()
      if (done) break
      text += value
    }
  } catch {
    // It broke off: what has come is what there is.
  }
  await reader?.cancel().catch(() => undefined)
  return text
}
