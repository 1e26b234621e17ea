import { endpointEmbedder } from '#ai/embed/endpoint-embedder.server.ts'
import { meterOf } from '#ai/models/meter-of.server.ts'
import type { ModelSource } from '#ai/models/models-of-process.ts'
import type { EmbedderSource } from '#knowledge/embedders/embedder-of-process.ts'

/** Vectors by the model that is configured for them; null where none is. Another model has another key, and all is embedded anew by it. */
export function embedderOf(modelFor: ModelSource): EmbedderSource {
  return async (asker) => {
    const config = await modelFor('embedding')
    if (!config) return null
    const meter = asker ? meterOf(asker, config) : null
    return endpointEmbedder({
      ...config,
      ...(meter && { meter: { ...meter, count: (tokens) => meter.count(config, tokens) } }),
    })
  }
}
