import { configureModels } from '#ai/models/models-of-process.ts'
import { configureSeal } from '#crm/models/seal.server.ts'
import { configureEmbedder } from '#knowledge/embedders/embedder-of-process.ts'
import type { Env } from '#lib/env.server.ts'
import { embedderOf } from './embedder-of.server.ts'
import { environmentModels, modelSource } from './model-source.server.ts'

/** Has this process work by the models that the environment names, or an administrator has set; their keys open by its secret. */
export function configureModelsOf({ env, secret }: { env: Env; secret: string }): void {
  configureSeal(secret)
  const source = modelSource(environmentModels(env))
  configureModels(source)
  configureEmbedder(embedderOf(source))
}
