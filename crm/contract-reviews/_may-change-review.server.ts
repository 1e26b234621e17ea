import { mayWriteOpportunity } from '#crm/opportunities/may-write-opportunity.ts'
import { readNamedAccess } from '#crm/opportunities/read-named-access.server.ts'
import { can } from '#crm/org/role.policy.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'

/** Whether the actor may stop a review and begin it again. The policy contract_review_change says the same. */
export async function mayChangeReview(options: {
  tx: Tx
  actor: Actor
  opportunity: { id: string; orgId: string; ownerId: string }
}): Promise<boolean> {
  const { tx, actor, opportunity } = options
  if (actor.reviews) return true
  if (!can(actor, 'document:add')) return false
  const named = await readNamedAccess({ tx, actor, opportunityId: opportunity.id })
  return mayWriteOpportunity(actor, { ...opportunity, named })
}
