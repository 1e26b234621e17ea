import { once } from '#lib/once.ts'
import type { EnvironmentModels } from './merge-model.ts'

const none: EnvironmentModels = {
  baseUrl: null,
  apiKey: null,
  models: { chat: null, extraction: null, embedding: null },
}
const holder = () => once<{ models: EnvironmentModels }>('environment-models', () => ({ models: none }))

/** Says which models the environment names, at the start of the process; null: none. */
export function configureEnvironmentModels(models: EnvironmentModels | null): void {
  holder().models = models ?? none
}

/** The models that the environment of this process names. */
export function environmentModels(): EnvironmentModels {
  return holder().models
}
