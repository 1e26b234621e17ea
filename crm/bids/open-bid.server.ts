import { companyOf } from '#crm/org/company-of.server.ts'
import { readSettings } from '#crm/org/read-settings.server.ts'
import { dayOf } from '#lib/clock.ts'
import { AppError } from '#lib/errors.ts'
import { newId } from '#lib/ids.ts'
import { storedDay } from '#lib/stored-day.ts'
import type { Actor } from '#prisma/actor.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import type { OpenBid } from './bid.schema.ts'
import { milestonesOf } from './milestone-templates.ts'

interface OpenBidOptions extends OpenBid {
  tx: Tx
  actor: Actor
  now?: Date
}

/**
 * Opens a bid of an open opportunity, in the actor's hands, with the milestones of its type when the day of the opening is known.
 * Opening the same id again changes nothing.
 * @throws AppError NOT_FOUND when the opportunity is out of sight, FORBIDDEN when it is seen but not to be changed, CONFLICT
 * when it has ended, when another bid of it is running, or when the id is that of another bid
 */
export async function openBid(options: OpenBidOptions): Promise<{ id: string; repeated: boolean }> {
  const { tx, actor, id, opportunityId } = options
  const now = options.now ?? new Date()
  // Two clicks at once wait for each other here, so that the second finds what the first has opened.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(471110, hashtext(${opportunityId}))`
  const known = await tx.bid.findUnique({ where: { id }, select: { ownerId: true, opportunityId: true } })
  if (known?.ownerId === actor.personId && known.opportunityId === opportunityId) return { id, repeated: true }
  if (known) throw new AppError('CONFLICT', `bid ${id} is another`)
  const opportunity = await tx.opportunity.findUnique({ where: { id: opportunityId } })
  if (!opportunity) throw new AppError('NOT_FOUND', `opportunity ${opportunityId}`)
  if (opportunity.status !== 'open')
    throw new AppError('CONFLICT', `opportunity ${opportunityId} is ${opportunity.status}`)
  const running = await tx.bid.count({ where: { opportunityId, result: 'pending' } })
  if (running > 0)
    throw new AppError('CONFLICT', `opportunity ${opportunityId} has a running bid`, {
      details: { key: 'bid.running' },
    })

  const { timeZone } = await readSettings(tx)
  const year = Number(dayOf(now, timeZone).slice(0, 4))
  const [taken] = await tx.$queryRaw<{ number: string }[]>`SELECT gantry.next_bid_number(${year}::int) AS number`
  if (!taken) throw new Error('no number')
  const price = options.price === null ? null : new Prisma.Decimal(options.price)
  const said = {
    number: taken.number,
    name: opportunity.name,
    tenderNumber: options.tenderNumber,
    weightTechnical: options.weightTechnical,
    weightCommercial: options.weightCommercial,
    weightPrice: options.weightPrice,
    currency: options.currency,
    opportunityId,
    customerId: opportunity.customerId,
    ownerId: actor.personId,
  }
  const days = {
    documentsOn: options.documentsOn,
    clarifyUntil: options.clarifyUntil,
    submitBy: options.submitBy,
    opensOn: options.opensOn,
    awardsOn: options.awardsOn,
  }
  const { count } = await tx.bid.createMany({
    data: {
      ...said,
      id,
      orgId: opportunity.orgId,
      companyId: await companyOf({ tx, orgId: opportunity.orgId }),
      nameLatin: opportunity.nameLatin,
      product: opportunity.product,
      productLatin: opportunity.productLatin,
      documentsOn: storedDay(days.documentsOn),
      clarifyUntil: storedDay(days.clarifyUntil),
      submitBy: storedDay(days.submitBy),
      opensOn: storedDay(days.opensOn),
      awardsOn: storedDay(days.awardsOn),
      price,
      createdAt: now,
      updatedAt: now,
    },
    skipDuplicates: true,
  })
  // One that is out of sight has the id.
  if (count === 0) throw new AppError('CONFLICT', `bid ${id} was not opened`)
  const lines = days.opensOn ? milestonesOf({ typeId: opportunity.typeId, opensOn: days.opensOn }) : []
  await tx.bidMilestone.createMany({
    data: lines.map((line, position) => ({
      ...line,
      id: newId(),
      bidId: id,
      position,
      dueOn: storedDay(line.dueOn),
    })),
  })
  await recordEvent(tx, actor, {
    type: 'bid.opened',
    orgId: opportunity.orgId,
    entity: { type: 'bid', id },
    record: { type: 'opportunity', id: opportunityId },
    after: { ...said, ...days, price: price?.toFixed(2) ?? null },
  })
  return { id, repeated: false }
}
