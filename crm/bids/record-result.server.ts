import { readSettings } from '#crm/org/read-settings.server.ts'
import { dayOf } from '#lib/clock.ts'
import { AppError } from '#lib/errors.ts'
import { fitsCurrency } from '#lib/money.ts'
import { dayText, storedDay } from '#lib/stored-day.ts'
import type { Actor } from '#prisma/actor.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { lockBid, refuseReviewed } from './_lock-bid.server.ts'
import { readOffers, type TypedOffer } from './_offers.server.ts'
import { writeOffers } from './_write-offers.server.ts'
import type { RecordResult } from './bid.schema.ts'

interface RecordResultOptions extends RecordResult {
  tx: Tx
  actor: Actor
  id: string
  now?: Date
}

/**
 * Records how a bid ended, or puts it right. Whoever won is marked among the offers, and added to them when it was not there.
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when seen but not to be changed, BAD_INPUT for a day that has not come
 * and a winner of a bid that was not lost, CONFLICT when it has moved, and once its post-mortem is submitted
 */
export async function recordResult(options: RecordResultOptions): Promise<void> {
  const { tx, actor, id, result, resultOn, now = new Date() } = options
  const bid = await lockBid({ tx, id })
  const standing = await readOffers({ tx, bidId: id })
  const won = standing.find(({ isWinner }) => isWinner)
  const before = {
    result: bid.result,
    resultOn: dayText(bid.resultOn),
    winner: won?.competitor ?? null,
    winningPrice: won?.price ?? null,
  }
  const offers = asOffered(standing, options)
  const winner = result === 'won' ? null : (options.winner?.normalize('NFC') ?? undefined)
  const after = {
    result,
    resultOn,
    winner: winner ?? null,
    winningPrice: (winner && offers.find(({ competitor }) => competitor === winner)?.price) || null,
  }
  if ((Object.keys(after) as (keyof typeof after)[]).every((field) => before[field] === after[field])) return
  refuseReviewed(bid)
  if (bid.version !== options.version) throw new AppError('CONFLICT', `bid ${id} has moved`)
  const { timeZone } = await readSettings(tx)
  if (resultOn > dayOf(now, timeZone)) throw refusal('resultOn', 'form.notYet')
  if (options.winner !== null && result !== 'lost') throw refusal('winner', 'form.noWinner')
  if (options.winningPrice && !fitsCurrency(options.winningPrice, bid.currency))
    throw refusal('winningPrice', 'form.moneyWhole')
  await tx.bid.updateMany({
    where: { id },
    data: { result, resultOn: storedDay(resultOn), version: { increment: 1 }, updatedAt: now },
  })
  await writeOffers({ tx, bid, offers, winner })
  await recordEvent(tx, actor, {
    type: 'bid.result-recorded',
    orgId: bid.orgId,
    entity: { type: 'bid', id },
    record: { type: 'opportunity', id: bid.opportunityId },
    before,
    after: { ...after, name: bid.name },
  })
}

/** The offers with the winner's among them, at the price that was told. */
function asOffered(standing: readonly TypedOffer[], { result, winner, winningPrice }: RecordResult): TypedOffer[] {
  const name = result === 'won' ? null : winner?.normalize('NFC')
  if (name === undefined || result === 'abandoned') return [...standing]
  const price = winningPrice === null || name === null ? null : new Prisma.Decimal(winningPrice).toFixed(2)
  const none = { technical: null, commercial: null, priceScore: null }
  if (!standing.some(({ competitor }) => competitor === name))
    return [...standing, { competitor: name, price, ...none }]
  return standing.map((offer) => (offer.competitor === name ? { ...offer, price: price ?? offer.price } : offer))
}

function refusal(field: string, key: string): AppError {
  return new AppError('BAD_INPUT', `${field}: ${key}`, { details: { field, key } })
}
