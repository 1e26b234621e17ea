import { can } from '#crm/org/role.policy.ts'
import type { Actor } from '#prisma/actor.ts'
import type { ContractCategory } from './contract.schema.ts'

/** Of the contract and of its opportunity, what the policy asks. */
interface Subject {
  category: ContractCategory
  opportunity: {
    orgId: string
    ownerId: string
    /** the actor was added to it by name; null when not */
    named: { mayWrite: boolean } | null
  }
}

export interface ContractAbilities {
  edit: boolean
  /** cost lines and margin are shown */
  seeCosts: boolean
  setCosts: boolean
  /** files of it are uploaded */
  addDocument: boolean
}

/**
 * What the actor may do with a contract they see: it is changed by whoever may change its opportunity, and costs by those of
 * them who see costs. The policies contract_change and contract_cost_line_add say the same; a test holds them against each other.
 */
export function abilitiesOnContract(actor: Actor, { category, opportunity }: Subject): ContractAbilities {
  const writes = mayWrite(actor, opportunity)
  // What we buy costs what it says: there is nothing to reckon.
  const seeCosts = actor.costs && category !== 'purchase'
  return {
    edit: writes && can(actor, 'contract:edit'),
    seeCosts,
    setCosts: seeCosts && writes && can(actor, 'contract:set-costs'),
    addDocument: writes && can(actor, 'document:add'),
  }
}

/** May the actor open a contract of an opportunity? Not of one that was lost. */
export function mayOpenContract(actor: Actor, opportunity: Subject['opportunity'] & { status: string }): boolean {
  return opportunity.status !== 'lost' && mayWrite(actor, opportunity) && can(actor, 'contract:open')
}

function mayWrite(actor: Actor, opportunity: Subject['opportunity']): boolean {
  return (
    opportunity.ownerId === actor.personId ||
    actor.writeOrgs.includes(opportunity.orgId) ||
    (opportunity.named?.mayWrite ?? false)
  )
}
