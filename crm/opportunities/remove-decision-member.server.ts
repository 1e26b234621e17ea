import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { lockOpportunity } from './_lock-opportunity.server.ts'
import { tellOfDecisionMember } from './_tell-of-decision-member.server.ts'

interface RemoveDecisionMemberOptions {
  tx: Tx
  actor: Actor
  id: string
  contactId: string
}

/**
 * Takes a contact out of the decision chain.
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when not the actor's to change, CONFLICT when it is closed
 */
export async function removeDecisionMember(options: RemoveDecisionMemberOptions): Promise<void> {
  const { tx, id, contactId } = options
  const opportunity = await lockOpportunity({ tx, id })
  const before = await tx.decisionChainMember.findUnique({
    where: { opportunityId_contactId: { opportunityId: id, contactId } },
  })
  if (!before) return
  await tx.decisionChainMember.deleteMany({ where: { opportunityId: id, contactId } })
  await tellOfDecisionMember(options, opportunity.orgId, before, null)
}
