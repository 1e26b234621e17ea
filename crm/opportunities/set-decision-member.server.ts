import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { lockOpportunity, touchOpportunity } from './_lock-opportunity.server.ts'
import type { Attitude, DecisionRole } from './opportunity.schema.ts'

interface Base {
  tx: Tx
  actor: Actor
  id: string
  contactId: string
}

/**
 * Puts a contact of the customer into the decision chain, or changes what they are in it.
 * @throws AppError NOT_FOUND for an opportunity or a contact out of sight, or a contact of another customer; FORBIDDEN when
 * not the actor's to change; CONFLICT when the opportunity is closed
 */
export async function setDecisionMember(options: Base & { role: DecisionRole; attitude: Attitude }): Promise<void> {
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
  await changed(options, opportunity.orgId, before, { role, attitude })
}

/**
 * Takes a contact out of the decision chain.
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when not the actor's to change, CONFLICT when it is closed
 */
export async function removeDecisionMember(options: Base): Promise<void> {
  const { tx, id, contactId } = options
  const opportunity = await lockOpportunity({ tx, id })
  const before = await tx.decisionChainMember.findUnique({
    where: { opportunityId_contactId: { opportunityId: id, contactId } },
  })
  if (!before) return
  await tx.decisionChainMember.deleteMany({ where: { opportunityId: id, contactId } })
  await changed(options, opportunity.orgId, before, null)
}

interface Standing {
  role: string
  attitude: string
}

async function changed(
  { tx, actor, id, contactId }: Base,
  orgId: string,
  before: Standing | null,
  after: Standing | null,
) {
  const said = (standing: Standing | null) =>
    standing && { contactId, role: standing.role, attitude: standing.attitude }
  await touchOpportunity({ tx, id })
  await recordEvent(tx, actor, {
    type: 'opportunity.changed',
    orgId,
    entity: { type: 'opportunity', id },
    before: { decisionMember: said(before) },
    after: { decisionMember: said(after) },
  })
}
