import type { FieldEdit } from '#crm/customers/customer.schema.ts'
import { whoChanged } from '#crm/customers/who-changed.server.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import type { ContactField } from './contact.schema.ts'

interface ChangeContactOptions extends FieldEdit<ContactField> {
  tx: Tx
  actor: Actor
  contactId: string
}

/**
 * Changes one field of a contact. Holds against the value that the person saw. A new level does not touch the visits of the
 * past: they keep the level met.
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when seen but another company's, CONFLICT with a FieldConflict as
 * details when somebody changed the field meanwhile
 */
export async function changeContact(options: ChangeContactOptions): Promise<{ changed: boolean }> {
  const { tx, actor, contactId: id, field, value, base } = options
  const locked = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM contact WHERE id = ${id}::uuid FOR UPDATE`
  const current = await tx.contact.findUnique({ where: { id } })
  if (!current) throw new AppError('NOT_FOUND', `contact ${id}`)
  if (locked.length === 0) throw new AppError('FORBIDDEN', `contact ${id} is another company's`)

  const before = current[field] ?? ''
  if (before === (value ?? '')) return { changed: false }
  if (before !== base) {
    const { customerId } = current
    const details = await whoChanged({ tx, customerId, entityId: id, type: 'contact.changed', field, theirs: before })
    throw new AppError('CONFLICT', `${field} has moved`, { details })
  }
  await tx.contact.update({
    where: { id },
    data: {
      [field]: value,
      // The transcription belonged to the old wording.
      ...(field === 'name' ? { nameLatin: null } : {}),
      ...(field === 'title' ? { titleLatin: null } : {}),
      version: { increment: 1 },
    },
    select: { id: true },
  })
  await recordEvent(tx, actor, {
    type: 'contact.changed',
    orgId: current.orgId,
    entity: { type: 'contact', id },
    record: { type: 'customer', id: current.customerId },
    before: { [field]: before || null },
    after: { [field]: value },
  })
  return { changed: true }
}
