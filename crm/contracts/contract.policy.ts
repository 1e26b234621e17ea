import { mayWriteOpportunity, type WrittenOpportunity } from '#crm/opportunities/may-write-opportunity.ts'
import { can } from '#crm/org/role.policy.ts'
import type { Actor } from '#prisma/actor.ts'
import type { ContractCategory } from './contract.schema.ts'

/** Of the contract and of its opportunity, what the policy asks. */
interface Subject {
  category: ContractCategory
  /** null when the actor does not see it */
  opportunity: WrittenOpportunity | null
}

export interface ContractAbilities {
  edit: boolean
  /** cost lines and margin are shown */
  seeCosts: boolean
  setCosts: boolean
  setPaymentPlan: boolean
  recordReceipt: boolean
  /** files of it are uploaded */
  addDocument: boolean
}

/**
 * What the actor may do with a contract they see: it is changed by whoever may change its opportunity, and costs by those of
 * them who see costs. The policies contract_change, contract_cost_line_add and payment_plan_line_add say the same; a test holds
 * them against each other. Whether its state allows it, the verbs say.
 */
export function abilitiesOnContract(actor: Actor, { category, opportunity }: Subject): ContractAbilities {
  const writes = opportunity !== null && mayWriteOpportunity(actor, opportunity)
  // What we buy costs what it says, and is paid by us: there is nothing to reckon and nothing to receive.
  const received = category !== 'purchase'
  const seeCosts = actor.costs && category !== 'purchase'
  return {
    edit: writes && can(actor, 'contract:edit'),
    seeCosts,
    setCosts: seeCosts && writes && can(actor, 'contract:set-costs'),
    setPaymentPlan: received && writes && can(actor, 'contract:set-payment-plan'),
    recordReceipt: received && writes && can(actor, 'contract:record-receipt'),
    addDocument: writes && can(actor, 'document:add'),
  }
}

/** May the actor open a contract of an opportunity? Not of one that was lost. */
export function mayOpenContract(actor: Actor, opportunity: WrittenOpportunity & { status: string }): boolean {
  return opportunity.status !== 'lost' && mayWriteOpportunity(actor, opportunity) && can(actor, 'contract:open')
}
