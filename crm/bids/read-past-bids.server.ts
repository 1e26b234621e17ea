import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import { dayText } from '#lib/stored-day.ts'
import type { Tx } from '#prisma/client.server.ts'
import { type StatedFactor, statedIn } from './_factors.server.ts'
import type { BidResult } from './bid.schema.ts'
import { factorOf } from './factors.ts'

/** A bid whose post-mortem was submitted, as another deal is compared with it. */
export interface PastBid {
  id: string
  opportunityId: string
  name: Bilingual
  product: Bilingual | null
  customer: { id: string; name: Bilingual; industry: string; region: string }
  /** as they were typed */
  competitors: string[]
  result: BidResult
  resultOn: string | null
  winner: string | null
  /** as it was kept: whether it held, whom it is about */
  mainReason: StatedFactor | null
  /** what was written in the dimension of the main reason; empty where nothing was */
  text: string
}

/** Of these bids those that the actor reads and that were looked back at. */
export async function readPastBids({ tx, ids }: { tx: Tx; ids: readonly string[] }): Promise<PastBid[]> {
  const rows = await tx.bid.findMany({
    where: { id: { in: [...ids] }, reviewedOn: { not: null } },
    relationLoadStrategy: 'join',
    include: {
      customer: { select: { id: true, name: true, nameLatin: true, industry: true, region: true } },
      offers: { where: { competitor: { not: null } }, orderBy: { position: 'asc' } },
      postMortem: { select: { mainReason: true } },
      parts: { select: { dimension: true, text: true } },
      factors: { orderBy: [{ factor: 'asc' }, { subject: 'asc' }] },
    },
    orderBy: { id: 'asc' },
  })
  return rows.map((row) => {
    const reason = factorOf(row.postMortem?.mainReason ?? '')
    const { customer } = row
    const winner = row.offers.find(({ isWinner }) => isWinner)?.competitor ?? null
    const stated = statedIn(row.factors).filter(({ factor }) => factor === reason?.id)
    return {
      id: row.id,
      opportunityId: row.opportunityId,
      name: bilingual(row.name, row.nameLatin),
      product: row.product === null ? null : bilingual(row.product, row.productLatin),
      customer: { ...customer, name: bilingual(customer.name, customer.nameLatin) },
      competitors: row.offers.flatMap(({ competitor }) => competitor ?? []),
      result: row.result as BidResult,
      resultOn: dayText(row.resultOn),
      winner,
      // Of one about a competitor the line of whoever won, else of one who was there.
      mainReason:
        stated.find(({ subject }) => subject === winner) ?? stated.find(({ holds }) => holds) ?? stated[0] ?? null,
      text: row.parts.find(({ dimension }) => dimension === reason?.dimension)?.text ?? '',
    }
  })
}
