import { readSettings } from '#crm/org/read-settings.server.ts'
import { dayOf } from '#lib/clock.ts'
import { AppError } from '#lib/errors.ts'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import type { Grade } from './customer.schema.ts'

interface OpenRelationshipOptions {
  tx: Tx
  actor: Actor
  customerId: string
  /** the company of the actor that takes the customer up */
  orgId: string
  grade?: Grade | null
  now?: Date
}

/**
 * Opens a company's own relationship under a customer that the group has already, owned by the actor. Opening it again
 * changes nothing.
 * @throws AppError NOT_FOUND for an unknown customer, FORBIDDEN for a company the actor does not sell for
 */
export async function openRelationship(options: OpenRelationshipOptions): Promise<{ repeated: boolean }> {
  const { tx, actor, customerId, orgId, grade = null, now = new Date() } = options
  if (!actor.writeCompanies.includes(orgId)) {
    throw new AppError('FORBIDDEN', `${actor.personId} does not sell for ${orgId}`)
  }
  const customer = await tx.customer.findUnique({ where: { id: customerId }, select: { id: true } })
  if (!customer) throw new AppError('NOT_FOUND', `customer ${customerId}`)
  const { timeZone } = await readSettings(tx)
  const opened = { ownerId: actor.personId, grade, since: dayOf(now, timeZone) }
  const id = newId(now.getTime())
  const { count } = await tx.customerRelationship.createMany({
    data: { ...opened, id, orgId, customerId, since: new Date(`${opened.since}T00:00:00Z`), createdAt: now },
    skipDuplicates: true,
  })
  if (count === 0) return { repeated: true }
  await recordEvent(tx, actor, {
    type: 'relationship.opened',
    orgId,
    entity: { type: 'relationship', id },
    record: { type: 'customer', id: customerId },
    after: { ...opened, orgId },
  })
  return { repeated: false }
}
