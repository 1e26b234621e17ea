import type { PastBid } from '#crm/bids/read-past-bids.server.ts'
import type { DealInWords } from '#crm/opportunities/describe-deal.server.ts'
import { type Term, termsStanding, toldBy } from './deal-terms.ts'
import type { WhyBid } from './recommended.ts'

/** What each thing in common counts; of a product by what its shared words tell, of competitors the first most. */
const weights = { customer: 0.3, competitor: 0.25, furtherCompetitor: 0.1, product: 0.15, mostProduct: 0.6, place: 0.1 }

/** What a past bid has in common with a deal, and how much that is. */
export function compareBid(options: {
  deal: Pick<DealInWords, 'customer' | 'competitors'>
  /** of what the deal is called and sells */
  terms: readonly Term[]
  bid: PastBid
}): { why: WhyBid[]; score: number } {
  const { deal, terms, bid } = options
  const why: WhyBid[] = []
  let score = 0
  const add = (one: WhyBid, weight: number) => {
    why.push(one)
    score += weight
  }
  if (bid.customer.id === deal.customer.id) add({ kind: 'customer' }, weights.customer)
  const { name, product } = bid
  const called = [name.zh, name.en, product?.zh, product?.en].join('\n')
  const shared = termsStanding(terms, called)
  if (shared.length > 0) {
    const words = shared.map(({ shown }) => shown)
    add({ kind: 'product', words }, Math.min(toldBy(shared) * weights.product, weights.mostProduct))
  }
  const met = deal.competitors.filter(({ typed }) => bid.competitors.includes(typed))
  if (met.length > 0) {
    const names = met.map((one) => one.name)
    add({ kind: 'competitor', names }, weights.competitor + (met.length - 1) * weights.furtherCompetitor)
  }
  // The same customer is of the same region and industry: that says nothing more.
  if (bid.customer.id !== deal.customer.id) {
    if (bid.customer.region === deal.customer.region) add({ kind: 'region', id: bid.customer.region }, weights.place)
    if (bid.customer.industry === deal.customer.industry)
      add({ kind: 'industry', id: bid.customer.industry }, weights.place)
  }
  return { why, score }
}
