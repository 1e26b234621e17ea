import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { guardCustomers } from './_guard-customers.server.ts'
import type { CustomerField, FieldEdit } from './customer.schema.ts'
import { type Duplicate, findDuplicates } from './find-duplicates.server.ts'
import { nameKey } from './name-key.ts'
import { whoChanged } from './who-changed.server.ts'

interface ChangeCustomerOptions extends FieldEdit<CustomerField> {
  tx: Tx
  actor: Actor
  id: string
  /** likely duplicates of a new name that the person has seen and says are others */
  notSame?: string[]
}

export type ChangeCustomerResult = { changed: boolean } | { exists: Duplicate } | { likely: Duplicate[] }

/**
 * Changes one field of the master record, as its keeper. The edit holds against the value that the person saw, not against
 * the record's version: two people who edit different fields don't disturb each other. A new name or credit code is held
 * against the other customers as at creation.
 * @throws AppError NOT_FOUND for an unknown customer, FORBIDDEN when another company keeps it, CONFLICT with a FieldConflict
 * as details when somebody changed the field meanwhile
 */
export async function changeCustomer(options: ChangeCustomerOptions): Promise<ChangeCustomerResult> {
  const { tx, actor, id, field, value, base, notSame = [] } = options
  if (field === 'name' || field === 'nameLatin' || field === 'creditCode') await guardCustomers(tx)
  // The row is locked before it is compared, so that of two edits at once the second sees the first.
  const locked = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM customer WHERE id = ${id}::uuid FOR UPDATE`
  const current = await tx.customer.findUnique({ where: { id } })
  if (!current) throw new AppError('NOT_FOUND', `customer ${id}`)
  if (locked.length === 0) throw new AppError('FORBIDDEN', `customer ${id} is kept by another company`)

  const before = current[field] ?? ''
  if (before === (value ?? '')) return { changed: false }
  if (before !== base) {
    const details = await whoChanged({
      tx,
      customerId: id,
      entityId: id,
      type: 'customer.changed',
      field,
      theirs: before,
    })
    throw new AppError('CONFLICT', `${field} has moved`, { details })
  }
  const met = await meets(options)
  if (met) return met

  await tx.customer.update({
    where: { id },
    data: {
      [field]: value,
      ...(field === 'name' && value !== null ? { nameKey: nameKey(value) } : {}),
      // The transcription belonged to the old wording.
      ...(field === 'name' ? { nameLatin: null } : {}),
      ...(field === 'city' ? { cityLatin: null } : {}),
      version: { increment: 1 },
      updatedAt: new Date(),
    },
    select: { id: true },
  })
  await recordEvent(tx, actor, {
    type: 'customer.changed',
    orgId: current.keeperOrgId,
    entity: { type: 'customer', id },
    before: { [field]: before || null },
    after: { [field]: value, ...(notSame.length > 0 ? { notSame } : {}) },
  })
  return { changed: true }
}

/** Other customers that the new value makes this one look like. */
async function meets(
  options: ChangeCustomerOptions,
): Promise<Exclude<ChangeCustomerResult, { changed: boolean }> | null> {
  const { tx, actor, id, field, value, notSame = [] } = options
  if (value === null) return null
  if (field === 'creditCode') {
    const duplicates = await findDuplicates({ tx, actor, name: '', creditCode: value, except: id })
    const exists = duplicates.find(({ level }) => level === 'same-code')
    return exists ? { exists } : null
  }
  if (field !== 'name' && field !== 'nameLatin') return null
  const duplicates = await findDuplicates({ tx, actor, name: value, except: id })
  const likely = duplicates.filter((duplicate) => duplicate.level === 'likely')
  return likely.some((duplicate) => !notSame.includes(duplicate.id)) ? { likely } : null
}
