import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { guardCustomers } from './_guard-customers.server.ts'
import type { CreateCustomer } from './customer.schema.ts'
import { type Duplicate, findDuplicates } from './find-duplicates.server.ts'
import { nameKey } from './name-key.ts'
import { openRelationship } from './open-relationship.server.ts'

interface CreateCustomerOptions extends CreateCustomer {
  tx: Tx
  actor: Actor
  now?: Date
}

export type CreateCustomerResult =
  | { id: string; repeated: boolean }
  /** somebody keeps a customer with this credit code: there is no second one */
  | { exists: Duplicate }
  /** likely the same company, not yet named in `notSame`; nothing was saved, the person decides */
  | { likely: Duplicate[] }

/**
 * Adds a customer to the group's master, kept by the actor's company, and opens that company's relationship. Of two
 * companies that enter the same one at the same moment, the second is shown what the first has saved. Creating the same id
 * again changes nothing.
 * @throws AppError FORBIDDEN for a company the actor does not sell for, CONFLICT when the id is that of another's customer
 */
export async function createCustomer(options: CreateCustomerOptions): Promise<CreateCustomerResult> {
  const { tx, actor, id, orgId, name, nameLatin, creditCode, industry, region, city, grade, notSame } = options
  const now = options.now ?? new Date()
  if (!actor.writeCompanies.includes(orgId)) {
    throw new AppError('FORBIDDEN', `${actor.personId} does not sell for ${orgId}`)
  }
  await guardCustomers(tx)
  const known = await tx.customer.findUnique({ where: { id }, select: { keeperOrgId: true } })
  if (known?.keeperOrgId === orgId) return { id, repeated: true }
  if (known) throw new AppError('CONFLICT', `customer ${id} is kept by another company`)
  const duplicates = await findDuplicates({ tx, actor, name, nameLatin, creditCode })
  const exists = duplicates.find(({ level }) => level === 'same-code')
  if (exists) return { exists }
  const likely = duplicates.filter((duplicate) => duplicate.level === 'likely')
  if (likely.some((duplicate) => !notSame.includes(duplicate.id))) return { likely }

  const created = { name, nameLatin, creditCode, industry, region, city }
  await tx.customer.create({
    data: { ...created, id, nameKey: nameKey(name), keeperOrgId: orgId, createdAt: now, updatedAt: now },
    select: { id: true },
  })
  await recordEvent(tx, actor, {
    type: 'customer.created',
    orgId,
    entity: { type: 'customer', id },
    after: { ...created, keeperOrgId: orgId, ...(likely.length > 0 ? { notSame } : {}) },
  })
  await openRelationship({ tx, actor, customerId: id, orgId, grade, now })
  return { id, repeated: false }
}
