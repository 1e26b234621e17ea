import { mayWriteOpportunity, type WrittenOpportunity } from '#crm/opportunities/may-write-opportunity.ts'
import { can } from '#crm/org/role.policy.ts'
import type { Actor } from '#prisma/actor.ts'

export interface BidAbilities {
  /** what the tender says, milestones, offers and the result */
  edit: boolean
  /** what our offer is reckoned to cost is shown */
  seeCost: boolean
  setCost: boolean
  /** parts, factors, reasons and lessons of its post-mortem */
  writePostMortem: boolean
  submitPostMortem: boolean
}

/**
 * What the actor may do with a bid that they see; `opportunity` is null when they see the bid alone, as its company does once it
 * was learned from. The policies bid_change, bid_cost_add and gantry.works_on_bid say the same; a test holds them against each
 * other. Whether its state allows it, the verbs say.
 */
export function abilitiesOnBid(actor: Actor, opportunity: WrittenOpportunity | null): BidAbilities {
  const writes = opportunity !== null && mayWriteOpportunity(actor, opportunity)
  const works = writes || (opportunity?.named ?? null) !== null
  return {
    edit: writes && can(actor, 'bid:edit'),
    seeCost: opportunity !== null && actor.costs,
    setCost: writes && actor.costs && can(actor, 'bid:set-cost'),
    writePostMortem: works && can(actor, 'post-mortem:write'),
    submitPostMortem: writes && can(actor, 'post-mortem:submit'),
  }
}

/** May the actor open a bid of an opportunity? Only while it is open. */
export function mayOpenBid(actor: Actor, opportunity: WrittenOpportunity & { status: string }): boolean {
  return opportunity.status === 'open' && mayWriteOpportunity(actor, opportunity) && can(actor, 'bid:open')
}
