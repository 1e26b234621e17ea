import { findBids } from '#crm/bids/find-bids.server.ts'
import { readPastBids } from '#crm/bids/read-past-bids.server.ts'
import type { DealInWords } from '#crm/opportunities/describe-deal.server.ts'
import type { AskedVector } from '#knowledge/embedders/ask-embedder.server.ts'
import type { SearchHit } from '#knowledge/search/hit.ts'
import { searchKnowledge } from '#knowledge/search-knowledge.server.ts'
import type { Actor } from '#prisma/actor.ts'
import { compareBid } from './compare-bid.ts'
import { termsStanding, toldBy } from './deal-terms.ts'
import { type DealWords, wholeQuery } from './deal-words.ts'
import { excerptOf } from './excerpt-of.ts'
import type { RecommendedBid } from './recommended.ts'
import type { Tx } from './verb-tx.ts'

/** A past bid that may be recommended, and how much it is like the deal; not yet how it was received. */
export type BidCandidate = Omit<RecommendedBid, 'useful' | 'said'> & { score: number }

const most = { competitors: 3, against: 15, ofCustomer: 5, alike: 15 }
/** How much the text of a post-mortem counts that speaks of the deal, and of what was written lately. */
const weights = { text: 0.2, lately: 0.15 }
/** Below it a bid is of the same trade, and no more. */
const leastScore = 0.4
const leastTold = 3

interface FindOptions {
  tx: Tx
  actor: Actor
  deal: DealInWords
  words: DealWords
  /** the vector of `wholeQuery`, where an endpoint makes it */
  asked: AskedVector | null
}

/**
 * Past bids with a submitted post-mortem that the actor may read and that have something in common with the deal: customer, product or
 * competitors, or what was written of both. Those of the deal itself are left out.
 */
export async function findBidsFor({ tx, actor, deal, words, asked }: FindOptions): Promise<BidCandidate[]> {
  const { about, lately } = words
  const query = wholeQuery(words)
  const search = { tx, actor, query, types: ['post-mortem'] as const, most: most.alike, asked }
  const hits = query ? (await searchKnowledge(search)).hits : []
  const hitOf = new Map(hits.map((hit) => [hit.source.id, hit]))
  const known = await findKnown({ tx, actor, deal })
  const bids = await readPastBids({ tx, ids: [...new Set([...hitOf.keys(), ...known])] })
  return bids
    .filter(({ opportunityId }) => opportunityId !== deal.id)
    .flatMap((bid) => {
      const { why, score } = compareBid({ deal, terms: about.terms, bid })
      const hit = hitOf.get(bid.id)
      const told = hit ? termsStanding(lately.terms, hit.text) : []
      const speaks = toldBy(told) >= leastTold
      if (speaks) why.push({ kind: 'lately', words: told.map(({ shown }) => shown) })
      if (!why.some(({ kind }) => kind === 'customer' || kind === 'product' || kind === 'competitor')) return []
      const whole = score + (hit ? hit.score * weights.text : 0) + (speaks ? weights.lately : 0)
      if (whole < leastScore) return []
      const { id, name, customer, result, resultOn, winner, mainReason } = bid
      const excerpt = excerptOfBid(hit, bid.text)
      return [{ id, name, customer: customer.name, result, resultOn, winner, mainReason, excerpt, why, score: whole }]
    })
}

/** Those that met the same competitors, or were for the same customer. */
async function findKnown({ tx, actor, deal }: Omit<FindOptions, 'words' | 'asked'>): Promise<string[]> {
  const filters = [
    ...deal.competitors
      .slice(0, most.competitors)
      .map(({ typed }) => ({ filter: { competitor: typed }, most: most.against })),
    { filter: { customer: deal.customer.id }, most: most.ofCustomer },
  ]
  const found: string[] = []
  for (const { filter, most: count } of filters) {
    const { rows } = await findBids({ tx, actor, filter: { ...filter, review: 'submitted' }, most: count })
    found.push(...rows.map(({ id }) => id))
  }
  return found
}

/** What was written of the main reason; else the passage that fits best. */
function excerptOfBid(hit: SearchHit | undefined, text: string): string | null {
  return excerptOf(text, []) ?? (hit ? excerptOf(hit.text, hit.marks.text) : null)
}
