import { readSettings } from '#crm/org/read-settings.server.ts'
import { dayOf } from '#lib/clock.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { isMajorAmount } from './_major-amount.server.ts'
import type { OpenOpportunity } from './opportunity.schema.ts'

interface OpenOpportunityOptions extends OpenOpportunity {
  tx: Tx
  actor: Actor
  now?: Date
}

/**
 * Opens an opportunity in the first stage of its type, owned by the actor. Opening the same id again changes nothing.
 * @returns its id, which the caller brought
 * @throws AppError NOT_FOUND for an unknown customer or type, FORBIDDEN for an organisation the actor does not sell for,
 * CONFLICT when the id is that of another opportunity
 */
export async function openOpportunity(options: OpenOpportunityOptions): Promise<{ id: string; repeated: boolean }> {
  const { tx, actor, id, orgId, customerId, typeId, name } = options
  const now = options.now ?? new Date()
  // Two clicks at once wait for each other here, so that the second finds what the first has opened.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(471107, hashtext(${id}))`
  const known = await tx.opportunity.findUnique({ where: { id }, select: { ownerId: true, customerId: true } })
  if (known?.ownerId === actor.personId && known.customerId === customerId) return { id, repeated: true }
  if (known) throw new AppError('CONFLICT', `opportunity ${id} is another`)
  if (!actor.salesOrgs.includes(orgId)) throw new AppError('FORBIDDEN', `${actor.personId} does not sell for ${orgId}`)
  const customer = await tx.customer.findUnique({ where: { id: customerId }, select: { id: true } })
  if (!customer) throw new AppError('NOT_FOUND', `customer ${customerId}`)
  const stage = await tx.stage.findFirst({ where: { typeId }, orderBy: { position: 'asc' } })
  if (!stage) throw new AppError('NOT_FOUND', `opportunity type ${typeId}`)

  const settings = await readSettings(tx)
  const amount = options.amount ?? null
  const currency = options.currency ?? settings.currency
  const isMajor = await isMajorAmount({ tx, amount, currency, now })
  const opened = {
    number: await nextNumber(tx, dayOf(now, settings.timeZone)),
    name,
    customerId,
    typeId,
    stageId: stage.id,
    ownerId: actor.personId,
    isMajor,
    amount,
    currency,
    winProbability: stage.winProbability,
    expectedSignOn: options.expectedSignOn ?? null,
    product: options.product ?? null,
  }
  const { count } = await tx.opportunity.createMany({
    data: {
      ...opened,
      id,
      orgId,
      stageEnteredAt: now,
      createdAt: now,
      updatedAt: now,
      amount: amount === null ? null : new Prisma.Decimal(amount),
      expectedSignOn: opened.expectedSignOn ? new Date(`${opened.expectedSignOn}T00:00:00Z`) : null,
    },
    skipDuplicates: true,
  })
  // One that is out of sight has the id.
  if (count === 0) throw new AppError('CONFLICT', `opportunity ${id} was not opened`)
  await tx.recordAccess.createMany({
    data: { personId: actor.personId, recordType: 'opportunity', recordId: id, mayWrite: true },
  })
  await recordEvent(tx, actor, {
    type: 'opportunity.opened',
    orgId,
    entity: { type: 'opportunity', id },
    after: { ...opened, orgId },
  })
  return { id, repeated: false }
}

/** The next number of the year, `OPP-2026-0417`: kept by the database, since the actor does not see the others'. */
async function nextNumber(tx: Tx, today: string): Promise<string> {
  const year = Number(today.slice(0, 4))
  const [row] = await tx.$queryRaw<{ number: string }[]>`SELECT gantry.next_opportunity_number(${year}) AS number`
  if (!row) throw new Error('no number')
  return row.number
}
