import { endpointEmbedder } from '#ai/embed/endpoint-embedder.server.ts'
import type { Embedder } from '#knowledge/embedders/embedder.ts'
import type { Env } from '#lib/env.server.ts'

/** The endpoint of embeddings that the environment names; null when it names none. */
export function embedderOf({ OPENAI_BASE_URL, OPENAI_API_KEY, EMBEDDING_MODEL }: Env): Embedder | null {
  if (!OPENAI_BASE_URL || !EMBEDDING_MODEL) return null
  return endpointEmbedder({ baseUrl: OPENAI_BASE_URL, apiKey: OPENAI_API_KEY, model: EMBEDDING_MODEL })
}
