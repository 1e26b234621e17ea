import { can } from '#crm/org/role.policy.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'

/**
 * Whether the actor may set the models, try them and see what everybody used. One model works for all companies, and reads what all of
 * them ask: it is for whoever administers the group, and row-level security says the same (model_setting_change, model_usage_read).
 */
export function mayKeepModels(actor: Pick<Actor, 'roles' | 'keptRules'>): boolean {
  return can(actor, 'model:keep') && actor.keptRules === 'group'
}

/** @throws AppError FORBIDDEN when the actor may not */
export function requireModelKeeper(actor: Pick<Actor, 'roles' | 'keptRules'>): void {
  if (!mayKeepModels(actor)) throw new AppError('FORBIDDEN', 'models are set by whoever administers the group')
}
