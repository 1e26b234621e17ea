import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { lockOpportunity } from './_lock-opportunity.server.ts'
import { tellOfDecisionMember } from './_tell-of-decision-member.server.ts'
import type { Attitude, DecisionRole } from './opportunity.schema.ts'

interface SetDecisionMemberOptions {
  tx: Tx
  actor: Actor
  id: string
  contactId: string
  role: DecisionRole
  attitude: Attitude
}

/**
 * Puts a contact of the customer into the decision chain, or changes what they are in it.
 * @throws AppError NOT_FOUND for an opportunity or a contact out of sight, or a contact of another customer; FORBIDDEN when
 * not the actor's to change; CONFLICT when the opportunity is closed
 */
export async function setDecisionMember(options: SetDecisionMemberOptions): Promise<void> {
  const { tx, id, contactId, role, attitude } = options
  const opportunity = await lockOpportunity({ tx, id })
  const contact = await tx.contact.findFirst({
    where: { id: contactId, customerId: opportunity.customerId },
    select: { id: true },
  })
  if (!contact) throw new AppError('NOT_FOUND', `contact ${contactId}`)
  const key = { opportunityId_contactId: { opportunityId: id, contactId } }
  const before = await tx.decisionChainMember.findUnique({ where: key })
  if (before?.role === role && before.attitude === attitude) return
  await tx.decisionChainMember.upsert({
    where: key,
    create: { opportunityId: id, contactId, role, attitude },
    update: { role, attitude },
  })
  await tellOfDecisionMember(options, opportunity.orgId, before, { role, attitude })
}
