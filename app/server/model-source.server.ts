import type { ModelSource } from '#ai/models/models-of-process.ts'
import { type EnvironmentModels, mergeModel } from '#crm/models/merge-model.ts'
import { readModelWithKey } from '#crm/models/read-set-model.server.ts'
import type { Env } from '#lib/env.server.ts'
import { withRole } from '#prisma/with-actor.server.ts'

/** Models as the environment names them. */
export function modelsOfEnvironment(env: Env): EnvironmentModels {
  return {
    baseUrl: env.OPENAI_BASE_URL?.replace(/\/+$/, '') ?? null,
    apiKey: env.OPENAI_API_KEY ?? null,
    models: {
      chat: env.CHAT_MODEL ?? null,
      extraction: env.EXTRACTION_MODEL ?? null,
      embedding: env.EMBEDDING_MODEL ?? null,
    },
  }
}

/** Says by which model a role is done: asked each time, so that what an administrator sets holds in every process at once. */
export function modelSource(environment: EnvironmentModels): ModelSource {
  return async (role) =>
    mergeModel(role, await withRole('gantry_jobs', (tx) => readModelWithKey({ tx, role })), environment)
}
