import { can } from '#crm/org/role.policy.ts'
import type { Actor } from '#prisma/actor.ts'

/** What the policy asks of a customer: no more than every view of it carries. */
interface Subject {
  keeper: { id: string }
  /** the relationships that the actor sees */
  relationships: readonly { org: { id: string } }[]
}

/** What the actor may do with customers at large. */
export function customerMay(actor: Actor): { create: boolean } {
  return { create: can(actor, 'customer:create') && actor.writeCompanies.length > 0 }
}

export interface CustomerAbilities {
  /** change the master record, as its keeper */
  edit: boolean
  /** companies of the actor that have no relationship yet and may open one */
  openFor: string[]
  /** companies of the actor whose relationship may be changed */
  changeRelationshipOf: string[]
  /** companies of the actor that may add contacts */
  addContactFor: string[]
  /** companies of the actor for which activities with the customer may be logged */
  logFor: string[]
}

/**
 * What the actor may do with a customer. Row-level security says the same of writing (policies customer_change and
 * customer_relationship_add); here it is said where a button can ask.
 */
export function abilitiesOnCustomer(actor: Actor, customer: Subject): CustomerAbilities {
  const related = new Set(customer.relationships.map((relationship) => relationship.org.id))
  const withRelationship = actor.writeCompanies.filter((company) => related.has(company))
  return {
    edit: actor.writeCompanies.includes(customer.keeper.id) && can(actor, 'customer:edit'),
    openFor: can(actor, 'customer:create') ? actor.writeCompanies.filter((company) => !related.has(company)) : [],
    changeRelationshipOf: can(actor, 'customer:edit') ? withRelationship : [],
    addContactFor: can(actor, 'contact:add') ? withRelationship : [],
    logFor: can(actor, 'activity:log') ? withRelationship : [],
  }
}
