import { endpointEmbedder } from '#ai/embed/endpoint-embedder.server.ts'
import type { ModelSource } from '#ai/models/models-of-process.ts'
import type { EmbedderSource } from '#knowledge/embedders/embedder-of-process.ts'

/** Vectors by the model that is configured for them; null where none is. Another model has another key, and all is embedded anew by it. */
export function embedderOf(modelFor: ModelSource): EmbedderSource {
  return async () => {
    const config = await modelFor('embedding')
    return config && endpointEmbedder(config)
  }
}
