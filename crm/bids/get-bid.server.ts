import { readNamedAccess } from '#crm/opportunities/read-named-access.server.ts'
import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import { AppError } from '#lib/errors.ts'
import { dayText } from '#lib/stored-day.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { type Milestone, markOfMilestones, readMilestones } from './_milestones.server.ts'
import { markOfOffers, readOffers } from './_offers.server.ts'
import { abilitiesOnBid, type BidAbilities } from './bid.policy.ts'
import type { BidDay, BidResult } from './bid.schema.ts'
import { type ComparedOffer, compareOffers } from './compare-offers.ts'

interface Called {
  id: string
  name: Bilingual
}

/** A bid as its page shows it. Money and points as decimal strings, days as `YYYY-MM-DD`. */
export interface BidView {
  id: string
  number: string
  name: Bilingual
  product: Bilingual | null
  tenderNumber: string | null
  /** points of a hundred; null when they are not known */
  weights: { technical: number; commercial: number; price: number } | null
  days: Record<BidDay, string | null>
  price: string | null
  currency: string
  result: BidResult
  resultOn: string | null
  reviewedOn: string | null
  customer: Called
  /** null for whoever sees the bid alone, as its company does once its post-mortem is submitted */
  opportunity: (Called & { number: string }) | null
  org: Called
  owner: Called
  version: number
  may: BidAbilities
  /** ours with its price among them, in the order of their ranks */
  offers: { rows: ComparedOffer[]; mark: string }
  /** null for whoever sees the bid alone */
  milestones: { lines: Milestone[]; mark: string } | null
  /** null for whoever does not see costs */
  cost: { amount: string | null } | null
}

/**
 * One bid, with what it costs for those who see costs.
 * @throws AppError NOT_FOUND when out of sight or not there: the two are not told apart
 */
export async function getBid({ tx, actor, id }: { tx: Tx; actor: Actor; id: string }): Promise<BidView> {
  const row = await tx.bid.findUnique({
    where: { id },
    relationLoadStrategy: 'join',
    include: {
      customer: { select: { id: true, name: true, nameLatin: true } },
      opportunity: { select: { id: true, number: true, name: true, nameLatin: true, ownerId: true } },
      org: { select: { id: true, name: true, nameLatin: true } },
      owner: { select: { id: true, name: true, nameLatin: true } },
      cost: { select: { cost: true } },
    },
  })
  if (!row) throw new AppError('NOT_FOUND', `bid ${id}`)
  // Out of sight it comes as null, whatever its type says.
  const deal = row.opportunity as typeof row.opportunity | null
  const named = await readNamedAccess({ tx, actor, opportunityId: row.opportunityId })
  const may = abilitiesOnBid(actor, deal && { orgId: row.orgId, ownerId: deal.ownerId, named })
  const offers = await readOffers({ tx, bidId: id })
  const milestones = deal && (await readMilestones({ tx, bidId: id }))
  const price = row.price?.toFixed(2) ?? null
  const { weightTechnical: technical, weightCommercial: commercial, weightPrice } = row
  return {
    id: row.id,
    number: row.number,
    name: bilingual(row.name, row.nameLatin),
    product: row.product === null ? null : bilingual(row.product, row.productLatin),
    tenderNumber: row.tenderNumber,
    weights:
      technical === null || commercial === null || weightPrice === null
        ? null
        : { technical, commercial, price: weightPrice },
    days: {
      documentsOn: dayText(row.documentsOn),
      clarifyUntil: dayText(row.clarifyUntil),
      submitBy: dayText(row.submitBy),
      opensOn: dayText(row.opensOn),
      awardsOn: dayText(row.awardsOn),
    },
    price,
    currency: row.currency,
    result: row.result as BidResult,
    resultOn: dayText(row.resultOn),
    reviewedOn: dayText(row.reviewedOn),
    customer: called(row.customer),
    opportunity: deal && { ...called(deal), number: deal.number },
    org: called(row.org),
    owner: called(row.owner),
    version: row.version,
    may,
    offers: { rows: compareOffers({ offers, price }), mark: markOfOffers(offers) },
    milestones: milestones && { lines: milestones, mark: markOfMilestones(milestones) },
    cost: may.seeCost ? { amount: row.cost?.cost.toFixed(2) ?? null } : null,
  }
}

function called({ id, name, nameLatin }: { id: string; name: string; nameLatin: string | null }): Called {
  return { id, name: bilingual(name, nameLatin) }
}
