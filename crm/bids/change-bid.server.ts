import { AppError } from '#lib/errors.ts'
import { fitsCurrency } from '#lib/money.ts'
import { dayText, storedDay } from '#lib/stored-day.ts'
import type { Actor } from '#prisma/actor.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { lockBid, refuseReviewed } from './_lock-bid.server.ts'
import { readOffers } from './_offers.server.ts'
import { writeOffers } from './_write-offers.server.ts'
import type { ChangeBid } from './bid.schema.ts'

interface ChangeBidOptions extends ChangeBid {
  tx: Tx
  actor: Actor
  id: string
}

/**
 * Changes what a bid says of its tender and of our price. Opportunity and currency stay.
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when seen but not to be changed, CONFLICT when somebody changed it
 * since the version that the person saw, and once its post-mortem is submitted
 */
export async function changeBid(options: ChangeBidOptions): Promise<void> {
  const { tx, actor, id, version } = options
  const current = await lockBid({ tx, id })
  const before = {
    tenderNumber: current.tenderNumber,
    weightTechnical: current.weightTechnical,
    weightCommercial: current.weightCommercial,
    weightPrice: current.weightPrice,
    documentsOn: dayText(current.documentsOn),
    clarifyUntil: dayText(current.clarifyUntil),
    submitBy: dayText(current.submitBy),
    opensOn: dayText(current.opensOn),
    awardsOn: dayText(current.awardsOn),
    price: current.price?.toFixed(2) ?? null,
  }
  const price = options.price === null ? null : new Prisma.Decimal(options.price)
  const after = {
    tenderNumber: options.tenderNumber,
    weightTechnical: options.weightTechnical,
    weightCommercial: options.weightCommercial,
    weightPrice: options.weightPrice,
    documentsOn: options.documentsOn,
    clarifyUntil: options.clarifyUntil,
    submitBy: options.submitBy,
    opensOn: options.opensOn,
    awardsOn: options.awardsOn,
    price: price?.toFixed(2) ?? null,
  }
  const moved = (Object.keys(after) as (keyof typeof after)[]).filter((field) => before[field] !== after[field])
  if (moved.length === 0) return
  refuseReviewed(current)
  if (after.price !== null && !fitsCurrency(after.price, current.currency))
    throw new AppError('BAD_INPUT', 'cents of a currency without', {
      details: { field: 'price', key: 'form.moneyWhole' },
    })
  if (current.version !== version) throw new AppError('CONFLICT', `bid ${id} has moved`)
  await tx.bid.updateMany({
    where: { id },
    data: {
      ...after,
      documentsOn: storedDay(after.documentsOn),
      clarifyUntil: storedDay(after.clarifyUntil),
      submitBy: storedDay(after.submitBy),
      opensOn: storedDay(after.opensOn),
      awardsOn: storedDay(after.awardsOn),
      price,
      version: { increment: 1 },
      updatedAt: new Date(),
    },
  })
  if (moved.includes('price')) await rankAnew({ tx, bid: { id, price } })
  const only = (values: typeof after) => Object.fromEntries(moved.map((field) => [field, values[field]]))
  await recordEvent(tx, actor, {
    type: 'bid.changed',
    orgId: current.orgId,
    entity: { type: 'bid', id },
    record: { type: 'opportunity', id: current.opportunityId },
    before: only(before),
    after: only(after),
  })
}

/** Ours is one of the offers that are compared. */
async function rankAnew({ tx, bid }: { tx: Tx; bid: { id: string; price: Prisma.Decimal | null } }): Promise<void> {
  const offers = await readOffers({ tx, bidId: bid.id })
  if (offers.length === 0) return
  const winner = offers.find(({ isWinner }) => isWinner)
  await writeOffers({ tx, bid, offers, winner: winner?.competitor })
}
