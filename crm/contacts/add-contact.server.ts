import { requireRelationship } from '#crm/customers/require-relationship.server.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import type { AddContact } from './contact.schema.ts'

interface AddContactOptions extends AddContact {
  tx: Tx
  actor: Actor
  customerId: string
  now?: Date
}

/**
 * Adds a person at a customer, as the actor's company knows them. Adding the same id again changes nothing.
 * @throws AppError NOT_FOUND when the company has no relationship with the customer, FORBIDDEN for a company the actor does
 * not sell for, CONFLICT when the id is that of another contact
 */
export async function addContact(options: AddContactOptions): Promise<{ id: string; repeated: boolean }> {
  const { tx, actor, id, customerId, orgId, name, title, level, phone, email, now = new Date() } = options
  await requireRelationship({ tx, actor, orgId, customerId })
  const added = { name, title, level, phone, email }
  const { count } = await tx.contact.createMany({
    data: { ...added, id, orgId, customerId, createdAt: now },
    skipDuplicates: true,
  })
  if (count === 0) {
    if (await isOwn({ tx, actor, id, orgId, customerId })) return { id, repeated: true }
    throw new AppError('CONFLICT', `contact ${id} is another`)
  }
  await recordEvent(tx, actor, {
    type: 'contact.added',
    orgId,
    entity: { type: 'contact', id },
    record: { type: 'customer', id: customerId },
    after: { ...added, orgId },
  })
  return { id, repeated: false }
}

/** Is this the contact of the customer that the actor has added? A contact does not say who did, its event does. */
async function isOwn(options: { tx: Tx; actor: Actor; id: string; orgId: string; customerId: string }) {
  const { tx, actor, id, orgId, customerId } = options
  if (!(await tx.contact.findFirst({ where: { id, orgId, customerId }, select: { id: true } }))) return false
  const added = { type: 'contact.added', entityId: id, recordType: 'customer', recordId: customerId }
  const event = await tx.domainEvent.findFirst({
    where: { ...added, actorId: actor.personId },
    select: { id: true },
  })
  return event !== null
}
