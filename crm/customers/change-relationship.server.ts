import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import type { FieldEdit, RelationshipField } from './customer.schema.ts'
import { whoChanged } from './who-changed.server.ts'

interface ChangeRelationshipOptions extends FieldEdit<RelationshipField> {
  tx: Tx
  actor: Actor
  relationshipId: string
}

/**
 * Changes one field of a company's own relationship: its grade, or who looks after it. Holds against the value that the
 * person saw.
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when seen but another company's, BAD_INPUT for an owner who does
 * not belong to the company, CONFLICT with a FieldConflict as details when somebody changed the field meanwhile
 */
export async function changeRelationship(options: ChangeRelationshipOptions): Promise<{ changed: boolean }> {
  const { tx, actor, relationshipId: id, field, value, base } = options
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM customer_relationship WHERE id = ${id}::uuid FOR UPDATE`
  const current = await tx.customerRelationship.findUnique({ where: { id } })
  if (!current) throw new AppError('NOT_FOUND', `relationship ${id}`)
  if (locked.length === 0) throw new AppError('FORBIDDEN', `relationship ${id} is another company's`)

  const before = current[field] ?? ''
  if (before === (value ?? '')) return { changed: false }
  if (before !== base) {
    const { customerId } = current
    const type = 'relationship.changed'
    const details = await whoChanged({ tx, customerId, entityId: id, type, field, theirs: before })
    throw new AppError('CONFLICT', `${field} has moved`, { details })
  }
  if (field === 'ownerId' && value !== null && !(await belongsTo(tx, value, current.orgId))) {
    throw new AppError('BAD_INPUT', 'an owner of another company', {
      details: { field: 'value', key: 'form.invalid' },
    })
  }
  await tx.customerRelationship.update({
    where: { id },
    data: { [field]: value, version: { increment: 1 } },
    select: { id: true },
  })
  await recordEvent(tx, actor, {
    type: 'relationship.changed',
    orgId: current.orgId,
    entity: { type: 'relationship', id },
    record: { type: 'customer', id: current.customerId },
    before: { [field]: before || null },
    after: { [field]: value },
  })
  return { changed: true }
}

async function belongsTo(tx: Tx, personId: string, companyId: string): Promise<boolean> {
  const membership = await tx.membership.findFirst({
    where: { personId, person: { active: true }, org: { lineage: { has: companyId } } },
    select: { personId: true },
  })
  return membership !== null
}
