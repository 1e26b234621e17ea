import { AppError } from '#lib/errors.ts'
import { fitsCurrency } from '#lib/money.ts'
import type { Actor } from '#prisma/actor.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { lockBid, refuseReviewed } from './_lock-bid.server.ts'
import { markOfOffers, readOffers, type TypedOffer } from './_offers.server.ts'
import { writeOffers } from './_write-offers.server.ts'

interface SetOffersOptions {
  tx: Tx
  actor: Actor
  id: string
  /** as they were opened, ours among them or not */
  offers: readonly TypedOffer[]
  /** the mark of the offers that the person saw before typing */
  base: string
}

/**
 * Sets what was offered at the opening and how it was judged; ranks follow. Whoever is recorded as the winner stays it.
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when seen but not to be changed, BAD_INPUT for cents of a currency
 * without, CONFLICT when somebody changed them meanwhile, when the winner is no longer among them, and once the post-mortem is
 * submitted
 */
export async function setOffers({ tx, actor, id, offers, base }: SetOffersOptions): Promise<void> {
  const bid = await lockBid({ tx, id })
  const before = await readOffers({ tx, bidId: id })
  const after = offers.map(asStored)
  if (markOfOffers(before) === markOfOffers(after)) return
  refuseReviewed(bid)
  if (markOfOffers(before) !== base) throw new AppError('CONFLICT', `the offers of ${id} have moved`)
  if (after.some(({ price }) => price !== null && !fitsCurrency(price, bid.currency)))
    throw new AppError('BAD_INPUT', 'cents of a currency without', {
      details: { field: 'prices', key: 'form.moneyWhole' },
    })
  const winning = before.find(({ isWinner }) => isWinner)
  const winner = winning?.competitor
  if (winner !== undefined && !after.some(({ competitor }) => competitor === winner))
    throw new AppError('CONFLICT', 'the winner has an offer', { details: { key: 'bid.winnerKept' } })
  await writeOffers({ tx, bid, offers: after, winner })
  await recordEvent(tx, actor, {
    type: 'bid.offers-set',
    orgId: bid.orgId,
    entity: { type: 'bid', id },
    record: { type: 'opportunity', id: bid.opportunityId },
    before: { offers: before.map(({ competitor, price }) => ({ competitor, price })) },
    after: { offers: after.map(({ competitor, price }) => ({ competitor, price })) },
  })
}

function asStored(offer: TypedOffer): TypedOffer {
  const two = (text: string | null) => (text === null ? null : new Prisma.Decimal(text).toFixed(2))
  return {
    competitor: offer.competitor?.normalize('NFC') ?? null,
    price: two(offer.price),
    technical: two(offer.technical),
    commercial: two(offer.commercial),
    priceScore: two(offer.priceScore),
  }
}
