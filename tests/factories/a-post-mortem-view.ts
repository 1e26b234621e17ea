import type { BidView } from '#crm/bids/get-bid.server.ts'
import type { PostMortemView } from '#crm/bids/get-post-mortem.server.ts'

const said = (zh: string) => ({ zh, en: zh })

/** A lost bid as its page shows it to whoever sells it; whatever matters to a test is set otherwise. */
export function aBidView(part: Partial<BidView> = {}): BidView {
  const offer = { technical: null, commercial: null, priceScore: null, total: null }
  return {
    id: '0f0c5a52-1f5f-4a0c-9b57-0f5b1e0f8b11',
    number: 'BID-2026-0001',
    name: said('125MN 快锻液压机组'),
    product: null,
    tenderNumber: 'ZB-2026-118',
    weights: { technical: 55, commercial: 10, price: 35 },
    days: { documentsOn: null, clarifyUntil: null, submitBy: null, opensOn: '2026-10-28', awardsOn: null },
    price: '94800000.00',
    currency: 'CNY',
    result: 'lost',
    resultOn: '2026-11-08',
    reviewedOn: null,
    customer: { id: 'steel', name: said('特钢') },
    opportunity: { id: 'press', number: 'OPP-1', name: said('压机') },
    org: { id: 'sales', name: said('营销部') },
    owner: { id: 'zhou', name: said('周启明') },
    version: 3,
    may: { edit: true, seeCost: false, setCost: false, writePostMortem: true, submitPostMortem: true },
    offers: {
      rows: [
        { ...offer, competitor: '东岭重机', price: '85700000.00', rank: 1, isWinner: true, overLowest: '0.0' },
        { ...offer, competitor: null, price: '94800000.00', rank: 2, isWinner: false, overLowest: '10.6' },
      ],
      mark: 'a'.repeat(32),
    },
    milestones: {
      lines: [
        {
          id: '0f0c5a52-1f5f-4a0c-9b57-0f5b1e0f8c11',
          kind: 'costing',
          name: { zh: '成本与报价', en: 'Cost and price' },
          lead: 'finance',
          person: null,
          dueOn: '2026-10-16',
          doneOn: null,
        },
      ],
      mark: 'b'.repeat(32),
    },
    cost: null,
    ...part,
  }
}

/** Its post-mortem, of which the technical part is written; what is missing follows the parts that are given. */
export function aPostMortemView(part: Partial<PostMortemView> = {}): PostMortemView {
  const empty = { score: null, text: '', author: null, version: 0, mark: 'c'.repeat(32) }
  return {
    bid: aBidView(),
    parts: [
      {
        dimension: 'technical',
        score: 2,
        text: '能耗保证值报高了',
        author: { id: 'han', name: said('韩世杰') },
        version: 1,
        mark: 'd'.repeat(32),
      },
      { dimension: 'commercial', ...empty },
      { dimension: 'price', ...empty },
      { dimension: 'relationship', ...empty },
    ],
    factors: [
      { factor: 'performance-deviation', subject: '', holds: true, value: null },
      { factor: 'price-over-lowest', subject: '', holds: true, value: '10.6' },
      { factor: 'competitor-present', subject: '东岭重机', holds: true, value: null },
    ],
    mainReason: null,
    furtherReasons: [],
    emptyReason: null,
    lessons: [],
    missing: [
      { kind: 'part', dimension: 'commercial' },
      { kind: 'part', dimension: 'price' },
      { kind: 'part', dimension: 'relationship' },
      { kind: 'reason' },
    ],
    submitted: null,
    version: 1,
    ...part,
  }
}
