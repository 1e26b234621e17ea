import { can } from '#crm/org/role.policy.ts'
import type { Actor } from '#prisma/actor.ts'
import { mayWriteOpportunity, type WrittenOpportunity } from './may-write-opportunity.ts'

interface Subject extends WrittenOpportunity {
  status: string
}

export interface OpportunityAbilities {
  edit: boolean
  promote: boolean
  close: boolean
  rollBack: boolean
  reopen: boolean
  staff: boolean
  log: boolean
  note: boolean
}

/**
 * What the actor may do with an opportunity they see. Row-level security says the same of writing (policy
 * opportunity_change); here it is said where a button can ask, and a test holds the two against each other.
 */
export function abilitiesOn(actor: Actor, opportunity: Subject): OpportunityAbilities {
  const writes = mayWriteOpportunity(actor, opportunity)
  const open = opportunity.status === 'open'
  return {
    edit: writes && open && can(actor, 'opportunity:edit'),
    promote: writes && open && can(actor, 'opportunity:promote'),
    close: writes && open && can(actor, 'opportunity:close'),
    rollBack: writes && open && can(actor, 'opportunity:roll-back'),
    reopen: writes && !open && can(actor, 'opportunity:reopen'),
    staff: writes && open && can(actor, 'opportunity:staff'),
    log: (writes || opportunity.named !== null) && can(actor, 'activity:log'),
    note: can(actor, 'note:write'),
  }
}
