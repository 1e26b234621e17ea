import { can } from '#crm/org/role.policy.ts'
import type { Actor } from '#prisma/actor.ts'

/** A rule, as far as the right to write it depends on it. */
export interface RuleScope {
  setId: string
  /** null: the group's */
  orgId: string | null
}

/**
 * Whether the actor may write a rule: draft, release, take back. Only warnings are written on a screen. The group's rules are for whoever
 * administers the group, and a company's own for whoever administers that; row-level security says the same (rule_version_change).
 */
export function mayWriteRule(actor: Pick<Actor, 'roles' | 'keptRules'>, { setId, orgId }: RuleScope): boolean {
  if (setId !== 'warnings' || !can(actor, 'rule:write')) return false
  return actor.keptRules === 'group' || (orgId !== null && actor.keptRules.includes(orgId))
}

/** Whether the actor may write any rule at all. */
export function mayWriteRules(actor: Pick<Actor, 'roles' | 'keptRules'>): boolean {
  return can(actor, 'rule:write') && actor.keptRules.length > 0
}
