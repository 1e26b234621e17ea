import { endpointFetch } from '#ai/models/endpoint-fetch.server.ts'
import type { Embedder } from '#knowledge/embedders/embedder.ts'
import { z } from '#lib/zod.ts'

interface EndpointOptions {
  /** of an endpoint that speaks OpenAI's protocol, as `https://models.example.com/v1` */
  baseUrl: string
  apiKey?: string | null
  model: string
  /** for one answer, where the caller waits for longer or for ever */
  timeoutMs?: number
  /** of a stand-in for tests */
  fetch?: typeof fetch
}

const AnswerSchema = z.object({
  data: z.array(z.object({ index: z.number().int().nonnegative(), embedding: z.array(z.number()).min(1) })),
})

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
  const { baseUrl, apiKey, model, timeoutMs = patienceMs } = options
  const address = new URL(`${baseUrl.replace(/\/+$/, '')}/embeddings`)
  const ask = options.fetch ?? endpointFetch({ baseUrl, model, timeoutMs })
  return {
    key: `${address.host}${address.pathname} ${model}`,
    embed: async (texts, { signal }) => {
      const answer = await ask(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}) },
        body: JSON.stringify({ model, input: texts, encoding_format: 'float' }),
        signal,
      })
      const { data } = AnswerSchema.parse(await readJson(answer))
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
