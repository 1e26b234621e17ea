import { newId } from '#lib/ids.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import type { StoredOffer, TypedOffer } from './_offers.server.ts'
import { rankOffers } from './rank-offers.ts'

interface WriteOffersOptions {
  tx: Tx
  bid: { id: string; price: Prisma.Decimal | null }
  offers: readonly TypedOffer[]
  /** who won: null is us, undefined nobody yet */
  winner: string | null | undefined
}

/** Puts the offers of a locked bid in place of those that stand, each with its rank. */
export async function writeOffers({ tx, bid, offers, winner }: WriteOffersOptions): Promise<StoredOffer[]> {
  const own = bid.price?.toFixed(2) ?? null
  const ranks = rankOffers(offers.map((offer) => ({ ...offer, price: offer.competitor === null ? own : offer.price })))
  const stored = offers.map((offer, at) => ({
    ...offer,
    rank: ranks[at] ?? null,
    isWinner: winner !== undefined && offer.competitor === winner,
  }))
  await tx.bidOffer.deleteMany({ where: { bidId: bid.id } })
  await tx.bidOffer.createMany({
    data: stored.map((offer, position) => ({
      id: newId(),
      bidId: bid.id,
      position,
      competitor: offer.competitor,
      price: decimal(offer.price),
      technical: decimal(offer.technical),
      commercial: decimal(offer.commercial),
      priceScore: decimal(offer.priceScore),
      rank: offer.rank,
      isWinner: offer.isWinner,
    })),
  })
  return stored
}

function decimal(text: string | null): Prisma.Decimal | null {
  return text === null ? null : new Prisma.Decimal(text)
}
