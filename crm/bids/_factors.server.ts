import { hash } from 'node:crypto'
import type { Prisma, Tx } from '#prisma/client.server.ts'
import { type Reckoned, readReckoned } from './_reckoned-factors.server.ts'
import { type FactorId, factorOf, type SaidFactor } from './factors.ts'
import type { Dimension } from './post-mortem.schema.ts'

/** A factor of a bid: held or not, and the figure where it was reckoned. */
export interface StatedFactor {
  factor: FactorId
  /** the competitor, of a factor about one; else empty */
  subject: string
  holds: boolean
  value: string | null
}

interface OfBid {
  tx: Tx
  bid: { id: string; reviewedOn: Date | null }
}

/** What was said and what is reckoned, as of now; of a submitted post-mortem as it was kept. Unknown to the catalogue: left out. */
export async function readFactors({ tx, bid }: OfBid): Promise<StatedFactor[]> {
  const rows = await tx.bidFactor.findMany({
    where: { bidId: bid.id },
    orderBy: [{ factor: 'asc' }, { subject: 'asc' }],
  })
  const kept = statedIn(rows)
  if (bid.reviewedOn) return kept
  const reckoned: Reckoned[] = await readReckoned({ tx, bidId: bid.id })
  return [...kept, ...reckoned]
}

interface FactorRow {
  factor: string
  subject: string
  holds: boolean
  value: Prisma.Decimal | null
}

/** Rows as they are stated; those that the catalogue does not know are left out. */
export function statedIn(rows: readonly FactorRow[]): StatedFactor[] {
  return rows.flatMap(({ factor, subject, holds, value }) =>
    factorOf(factor) ? [{ factor: factor as FactorId, subject, holds, value: value?.toFixed(1) ?? null }] : [],
  )
}

/** Of the factors those that people said in one dimension. */
export function saidIn(
  stated: readonly StatedFactor[],
  dimension: Dimension,
): { factor: SaidFactor; holds: boolean }[] {
  return stated.flatMap(({ factor, holds }) => {
    const known = factorOf(factor)
    return known?.origin === 'said' && known.dimension === dimension ? [{ factor: factor as SaidFactor, holds }] : []
  })
}

/** A mark of what was said, against which an edit holds. */
export function markOfSaid(said: readonly { factor: SaidFactor; holds: boolean }[]): string {
  const sorted = said.map(({ factor, holds }) => `${factor}=${holds}`).toSorted()
  return hash('sha256', sorted.join('\n'), 'hex').slice(0, 32)
}
