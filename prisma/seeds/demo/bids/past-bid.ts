import type { Bilingual } from '#prisma/seeds/demo/products/product-range.ts'

/** The dimensions of a post-mortem, in the order in which they are read. */
export const dimensions = ['technical', 'commercial', 'price', 'relationship'] as const
type Dimension = (typeof dimensions)[number]

/** A bid that has ended, as its department tells it. */
export interface PastBid {
  /** key of the department, and the customer by its name */
  of: readonly [department: string, customer: string]
  name: Bilingual
  /** how, and how many days ago */
  ended: readonly [result: 'won' | 'lost', daysAgo: number]
  /** ours in 万元 (10,000 CNY), and by how many per cent it was above the lowest of the others; 0: below them all */
  price: readonly [ours: number, over: number]
  /** the first offered the lowest price, and won what we lost */
  rivals: readonly string[]
  /** executive visits and technical exchanges before the opening */
  visits: number
  exchanges: number
  /** attitude of whoever decides */
  decider: 'supports' | 'neutral' | 'opposes'
  /** days before the opening on which the cost was settled */
  costed: number
  /** factors that held, and with `!` those that did not */
  said: readonly string[]
  /** score and words; what is left out stayed empty */
  parts: Partial<Record<Dimension, readonly [score: number, text: string]>>
  /** why a part stayed empty */
  emptyReason?: string
  /** factors: the main one first */
  reasons: readonly string[]
  /** what is to be done otherwise, by whom, and in how many days from the result */
  lesson?: readonly [text: string, person: string, days: number]
  /** submitted when left out */
  review?: 'draft' | 'none'
}
