import { can } from '#crm/org/role.policy.ts'
import type { Actor } from '#prisma/actor.ts'

interface Subject {
  status: string
  personId: string | null
  orgId: string
}

export interface WarningAbilities {
  /** let it rest, take it back, close it */
  act: boolean
  /** give it to somebody else */
  handOver: boolean
}

/**
 * What the actor may do with a warning they see, asked by buttons and verbs alike. Row-level security says the same of writing
 * (policy warning_change).
 */
export function abilitiesOnWarning(actor: Actor, warning: Subject): WarningAbilities {
  const writes = warning.personId === actor.personId || actor.writeOrgs.includes(warning.orgId)
  const act = writes && warning.status !== 'closed' && can(actor, 'warning:act')
  return { act, handOver: act && can(actor, 'opportunity:staff') }
}
