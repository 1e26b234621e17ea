import { type Embedder, TextRefused } from '#knowledge/embedders/embedder.ts'
import { z } from '#lib/zod.ts'

interface EndpointOptions {
  /** of an endpoint that speaks OpenAI's protocol, as `https://models.example.com/v1` */
  baseUrl: string
  apiKey?: string
  model: string
}

const AnswerSchema = z.object({
  data: z.array(z.object({ index: z.number().int().nonnegative(), embedding: z.array(z.number()).min(1) })),
})

/** Milliseconds for one answer, where the caller waits for longer or for ever. */
const patienceMs = 30_000

/** What an endpoint answers to a text that its model does not take. */
const refusals = new Set([400, 413, 422])

/** Bytes of an answer: a batch of vectors as long as any has is a tenth of it. */
const mostBytes = 32 * 1024 * 1024

/** Reads an answer that cannot be trusted to end. What is wrong with it is said without its words. */
async function readJson(answer: Response): Promise<unknown> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of answer.body ?? []) {
    size += chunk.byteLength
    if (size > mostBytes) throw new Error(`the endpoint of embeddings answered with over ${mostBytes} bytes`)
    chunks.push(chunk)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    throw new Error('the endpoint of embeddings answered with what is no JSON')
  }
}

/** Vectors of a model behind an endpoint that speaks OpenAI's protocol. It is asked anew for every call, and keeps nothing. */
export function endpointEmbedder({ baseUrl, apiKey, model }: EndpointOptions): Embedder {
  const address = new URL(`${baseUrl.replace(/\/+$/, '')}/embeddings`)
  return {
    key: `${address.host}${address.pathname} ${model}`,
    embed: async (texts, { signal }) => {
      const patience = AbortSignal.timeout(patienceMs)
      const answer = await fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}) },
        body: JSON.stringify({ model, input: texts, encoding_format: 'float' }),
        signal: signal ? AbortSignal.any([signal, patience]) : patience,
        // What is written in the house goes to the host that was configured, and to no other.
        redirect: 'error',
      })
      // What it says may repeat the texts: it is no matter for a log.
      if (refusals.has(answer.status)) throw new TextRefused(`the endpoint of embeddings answered ${answer.status}`)
      if (!answer.ok) throw new Error(`the endpoint of embeddings answered ${answer.status}`)
      const { data } = AnswerSchema.parse(await readJson(answer))
      const vectors = texts.map((_, at) => data.find(({ index }) => index === at)?.embedding)
      const [first] = vectors
      return vectors.map((vector) => {
        if (!vector || vector.length !== first?.length)
          throw new Error('the endpoint of embeddings did not answer with a vector for each text, all of one length')
        return Float32Array.from(vector)
      })
    },
  }
}
