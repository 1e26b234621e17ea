import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import type { Attitude, DecisionRole } from './opportunity.schema.ts'

interface Base {
  tx: Tx
  actor: Actor
  id: string
  contactId: string
}

/**
 * Puts a contact of the customer into the decision chain, or changes what they are in it.
 * @throws AppError NOT_FOUND for an opportunity or a contact out of sight, or a contact of another customer; FORBIDDEN from
 * the database when not the actor's to change
 */
export async function setDecisionMember(options: Base & { role: DecisionRole; attitude: Attitude }): Promise<void> {
  const { tx, id, contactId, role, attitude } = options
  const opportunity = await seen(tx, id)
  const contact = await tx.contact.findFirst({
    where: { id: contactId, customerId: opportunity.customerId },
    select: { id: true },
  })
  if (!contact) throw new AppError('NOT_FOUND', `contact ${contactId}`)
  const key = { opportunityId_contactId: { opportunityId: id, contactId } }
  const before = await tx.decisionChainMember.findUnique({ where: key })
  await tx.decisionChainMember.upsert({
    where: key,
    create: { opportunityId: id, contactId, role, attitude },
    update: { role, attitude },
  })
  await changed(options, opportunity.orgId, before, { role, attitude })
}

/** Takes a contact out of the decision chain. */
export async function removeDecisionMember(options: Base): Promise<void> {
  const { tx, id, contactId } = options
  const opportunity = await seen(tx, id)
  const before = await tx.decisionChainMember.findUnique({
    where: { opportunityId_contactId: { opportunityId: id, contactId } },
  })
  if (!before) return
  const { count } = await tx.decisionChainMember.deleteMany({ where: { opportunityId: id, contactId } })
  if (count === 0) throw new AppError('FORBIDDEN', `the decision chain of ${id} is not the actor's to change`)
  await changed(options, opportunity.orgId, before, null)
}

async function seen(tx: Tx, id: string) {
  const opportunity = await tx.opportunity.findUnique({ where: { id }, select: { orgId: true, customerId: true } })
  if (!opportunity) throw new AppError('NOT_FOUND', `opportunity ${id}`)
  return opportunity
}

interface Standing {
  role: string
  attitude: string
}

function changed({ tx, actor, id, contactId }: Base, orgId: string, before: Standing | null, after: Standing | null) {
  const said = (standing: Standing | null) =>
    standing && { contactId, role: standing.role, attitude: standing.attitude }
  return recordEvent(tx, actor, {
    type: 'opportunity.changed',
    orgId,
    entity: { type: 'opportunity', id },
    before: { decisionMember: said(before) },
    after: { decisionMember: said(after) },
  })
}
