import { configureModels } from '#ai/models/models-of-process.ts'
import { configureEnvironmentModels } from '#crm/models/environment-models.ts'
import { configureSeal } from '#crm/models/seal.server.ts'
import { configureEmbedder } from '#knowledge/embedders/embedder-of-process.ts'
import type { Env } from '#lib/env.server.ts'
import { embedderOf } from './embedder-of.server.ts'
import { modelSource, modelsOfEnvironment } from './model-source.server.ts'

/** Has this process work by the models that the environment names, or an administrator has set; their keys open by its secret. */
export function configureModelsOf({ env, secret }: { env: Env; secret: string }): void {
  configureSeal(secret)
  const environment = modelsOfEnvironment(env)
  configureEnvironmentModels(environment)
  const source = modelSource(environment)
  configureModels(source)
  configureEmbedder(embedderOf(source))
}
