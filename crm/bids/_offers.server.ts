import { hash } from 'node:crypto'
import type { Tx } from '#prisma/client.server.ts'

/** An offer as typed: money and points as decimal strings. */
export interface TypedOffer {
  /** null for ours */
  competitor: string | null
  /** null for ours, which stands in the bid */
  price: string | null
  technical: string | null
  commercial: string | null
  priceScore: string | null
}

/** The same as it stands. */
export interface StoredOffer extends TypedOffer {
  rank: number | null
  isWinner: boolean
}

/** What was offered at the opening, in the order in which it was written down. */
export async function readOffers({ tx, bidId }: { tx: Tx; bidId: string }): Promise<StoredOffer[]> {
  const rows = await tx.bidOffer.findMany({ where: { bidId }, orderBy: { position: 'asc' } })
  return rows.map((row) => ({
    competitor: row.competitor,
    price: row.price?.toFixed(2) ?? null,
    technical: row.technical?.toFixed(2) ?? null,
    commercial: row.commercial?.toFixed(2) ?? null,
    priceScore: row.priceScore?.toFixed(2) ?? null,
    rank: row.rank,
    isWinner: row.isWinner,
  }))
}

/** A mark of the offers as typed, against which an edit holds; who won is none of it. */
export function markOfOffers(offers: readonly TypedOffer[]): string {
  const said = offers.map(({ competitor, price, technical, commercial, priceScore }) => [
    competitor,
    price,
    technical,
    commercial,
    priceScore,
  ])
  return hash('sha256', JSON.stringify(said), 'hex').slice(0, 32)
}
