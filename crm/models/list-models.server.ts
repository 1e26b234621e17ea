import type { Tx } from '#prisma/client.server.ts'
import { type EnvironmentModels, mergeModel, type ValueSource } from './merge-model.ts'
import { type ModelLimits, type ModelRole, modelRoles, usualLimits } from './model-roles.ts'
import { readSetModel, type ShownModel } from './read-set-model.server.ts'

/** A role as administrators see it: what does it, where each value comes from, and nothing of a key. */
export interface ModelView {
  role: ModelRole
  /** a model does it; else the embedded method */
  isInUse: boolean
  isOff: boolean
  baseUrl: string | null
  baseUrlFrom: ValueSource
  model: string | null
  modelFrom: ValueSource
  keyFrom: ValueSource
  /** one is kept that this installation's secret does not open any more */
  isKeyLost: boolean
  limits: ModelLimits
  /** what was set on the page; null where all is the environment's */
  set: Pick<ShownModel, 'baseUrl' | 'model' | 'by' | 'changedAt'> | null
}

interface ListOptions {
  tx: Tx
  environment: EnvironmentModels
  /** roles that have a key now: only the process may open one */
  withKey: ReadonlySet<ModelRole>
}

/** Every role with what does it. */
export async function listModels({ tx, environment, withKey }: ListOptions): Promise<ModelView[]> {
  const views: ModelView[] = []
  for (const role of modelRoles) {
    const set = await readSetModel({ tx, role })
    const merged = mergeModel(role, set && { ...set, apiKey: null }, environment)
    const from = (ofPage: unknown, ofEnvironment: unknown): ValueSource =>
      ofPage ? 'page' : ofEnvironment ? 'environment' : 'none'
    const { maxTokens, timeoutMs, priceIn, priceOut, capTokens, capMoney } = set ?? usualLimits
    views.push({
      role,
      isInUse: merged !== null,
      isOff: set?.isOff ?? false,
      baseUrl: set?.baseUrl ?? environment.baseUrl,
      baseUrlFrom: from(set?.baseUrl, environment.baseUrl),
      model: set?.model ?? environment.models[role],
      modelFrom: from(set?.model, environment.models[role]),
      keyFrom: from(set?.hasKey, set?.baseUrl ? null : environment.apiKey),
      isKeyLost: merged !== null && set?.hasKey === true && !withKey.has(role),
      limits: { maxTokens, timeoutMs, priceIn, priceOut, capTokens, capMoney },
      set: set && { baseUrl: set.baseUrl, model: set.model, by: set.by, changedAt: set.changedAt },
    })
  }
  return views
}
