import type { ModelConfig, ModelRole } from '#crm/models/model-roles.ts'
import { once } from '#lib/once.ts'

/** Says by which model a role is done now; null: by the embedded method. Asked outside of any transaction. */
export type ModelSource = (role: ModelRole) => Promise<ModelConfig | null>

const holder = () => once<{ source: ModelSource }>('models', () => ({ source: async () => null }))

/** Says where this process learns by which models it works; null: by none. */
export function configureModels(source: ModelSource | null): void {
  holder().source = source ?? (async () => null)
}

/** By which model a role is done; null where none is configured. What an administrator has just changed holds at once. */
export function modelFor(role: ModelRole): Promise<ModelConfig | null> {
  return holder().source(role)
}
