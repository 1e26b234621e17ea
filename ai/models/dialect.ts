import { once } from '#lib/once.ts'

/** How data are asked for: by their schema, as JSON, or in words alone. The next one is for endpoints that refuse the one before. */
export const dataFormats = ['json_schema', 'json_object', 'none'] as const
export type DataFormat = (typeof dataFormats)[number]

/** How an endpoint wants a model of it to be asked, as far as that was found out. */
export interface Dialect {
  format: DataFormat
  /** whether it takes one, and its numbers of tokens in a stream */
  temperature: boolean
  streamOptions: boolean
  /** what it calls the most tokens of an answer */
  mostTokens: 'max_tokens' | 'max_completion_tokens'
}

interface Endpoint {
  baseUrl: string
  model: string
}

/** Models that think before they answer, as OpenAI calls its own: they refuse a temperature. */
const thinking = /(?:^|\/)(?:o\d|gpt-[5-9])/i
/** Of these the package knows that they have no schemas, and would ask for a call of a tool instead. */
const withoutSchema = /^gpt-(?:3|4-|4$)/

const dialects = () => once('model-dialects', () => new Map<string, Dialect>())
const keyOf = ({ baseUrl, model }: Endpoint) => `${baseUrl} ${model}`

/** How a model is asked: as it was found out in this process, else as its name says. */
export function dialectOf(endpoint: Endpoint): Dialect {
  const isThinking = thinking.test(endpoint.model)
  const usual: Dialect = {
    format: withoutSchema.test(endpoint.model) ? 'json_object' : 'json_schema',
    temperature: !isThinking,
    streamOptions: true,
    mostTokens: isThinking ? 'max_completion_tokens' : 'max_tokens',
  }
  return dialects().get(keyOf(endpoint)) ?? usual
}

/** Remembers for this process how a model wants to be asked: it has answered when it was asked so. */
export function learnDialect(endpoint: Endpoint, learnt: Partial<Dialect>): void {
  dialects().set(keyOf(endpoint), { ...dialectOf(endpoint), ...learnt })
}

/** Has every endpoint asked as usual again. */
export function forgetDialects(): void {
  dialects().clear()
}
