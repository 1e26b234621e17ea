import { endpointFetch } from '#ai/models/endpoint-fetch.server.ts'
import { estimateTokens, tokensSaid } from '#ai/models/meter.ts'
import type { TokenCount } from '#crm/models/model-roles.ts'
import type { Embedder } from '#knowledge/embedders/embedder.ts'
import { z } from '#lib/zod.ts'

/** Counts what somebody's queries take, and says when that is all for today. */
export interface QueryMeter {
  /** @throws ModelFailure capped */
  admit: () => Promise<void>
  count: (tokens: TokenCount) => Promise<void>
}

interface EndpointOptions {
  /** of an endpoint that speaks OpenAI's protocol, as `https://models.example.com/v1` */
  baseUrl: string
  apiKey?: string | null
  model: string
  /** for one answer, where the caller waits for longer or for ever */
  timeoutMs?: number
  /** of whoever asks queries: what passages take is for everybody, and counted for nobody */
  meter?: QueryMeter | undefined
  /** of a stand-in for tests */
  fetch?: typeof fetch
}

const AnswerSchema = z.object({
  data: z.array(z.object({ index: z.number().int().nonnegative(), embedding: z.array(z.number()).min(1) })),
})

const UsageSchema = z.object({ usage: z.object({ prompt_tokens: z.unknown() }) })
const tokensOf = (said: unknown) => UsageSchema.safeParse(said).data?.usage.prompt_tokens

const patienceMs = 30_000

/** Reads an answer. What is wrong with it is said without its words. */
async function readJson(answer: Response): Promise<unknown> {
  const text = await answer.text()
  try {
    return JSON.parse(text)
  } catch {
    throw new Error('the endpoint of embeddings answered with what is no JSON')
  }
}

/** Vectors of a model behind an endpoint that speaks OpenAI's protocol. It is asked anew for every call, and keeps nothing. */
export function endpointEmbedder(options: EndpointOptions): Embedder {
  const { baseUrl, apiKey, model, timeoutMs = patienceMs, meter } = options
  const address = new URL(`${baseUrl.replace(/\/+$/, '')}/embeddings`)
  const ask = options.fetch ?? endpointFetch({ baseUrl, model, timeoutMs })
  return {
    key: `${address.host}${address.pathname} ${model}`,
    embed: async (texts, { as, signal }) => {
      const counts = as === 'query' ? meter : undefined
      await counts?.admit()
      const answer = await ask(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}) },
        body: JSON.stringify({ model, input: texts, encoding_format: 'float' }),
        signal,
      })
      const estimated = texts.reduce((sum, text) => sum + estimateTokens(text), 0)
      const said = await readJson(answer)
      await counts?.count({ tokensIn: tokensSaid(tokensOf(said), estimated), tokensOut: 0 })
      const { data } = AnswerSchema.parse(said)
      const vectors = texts.map((_, at) => data.find(({ index }) => index === at)?.embedding)
      const [first] = vectors
      const whole = vectors.map((vector) => {
        if (!vector || vector.length !== first?.length)
          throw new Error('the endpoint of embeddings did not answer with a vector for each text, all of one length')
        return Float32Array.from(vector)
      })
      return whole
    },
  }
}
