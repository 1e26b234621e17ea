import { type ModelConfig, type ModelLimits, type ModelRole, usualLimits } from './model-roles.ts'

/** Models as the environment names them. */
export interface EnvironmentModels {
  baseUrl: string | null
  apiKey: string | null
  models: Readonly<Record<ModelRole, string | null>>
}

/** What an administrator has set for a role; what is null they left to the environment. */
export interface SetModel extends ModelLimits {
  baseUrl: string | null
  model: string | null
  /** null where there is none, or it cannot be opened any more */
  apiKey: string | null
  isOff: boolean
}

/** Where a value comes from. */
export type ValueSource = 'page' | 'environment' | 'none'

/**
 * By which model a role is done: what an administrator has set comes before the environment; null where nothing names one, or it is off. A
 * key goes to the host that it was given for, and to no other.
 */
export function mergeModel(role: ModelRole, set: SetModel | null, environment: EnvironmentModels): ModelConfig | null {
  const baseUrl = set?.baseUrl ?? environment.baseUrl
  const model = set?.model ?? environment.models[role]
  if (!baseUrl || !model || set?.isOff) return null
  const { maxTokens, timeoutMs, priceIn, priceOut, capTokens, capMoney } = set ?? usualLimits
  const apiKey = set?.baseUrl ? set.apiKey : environment.apiKey
  return { role, baseUrl, apiKey, model, maxTokens, timeoutMs, priceIn, priceOut, capTokens, capMoney }
}
