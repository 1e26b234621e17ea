import { dimensions } from '#crm/bids/post-mortem.schema.ts'
import type { BidSummary, DimensionSummary } from './summary.ts'

/**
 * A summary with the sentences of a model in place of those that were chosen: of each side of a dimension of which it said something that
 * was borne out. Figures are the database's and stay, and so does what was chosen wherever the model has nothing.
 */
export function withSaid(summary: BidSummary, said: readonly DimensionSummary[]): BidSummary {
  const merged = dimensions.map((dimension): DimensionSummary => {
    const of = (all: readonly DimensionSummary[]) => all.find((one) => one.dimension === dimension)?.sentences ?? []
    const own = of(said)
    const stays = of(summary.dimensions).filter(
      ({ kind, side }) => kind !== 'quote' || own.every((one) => one.side !== side),
    )
    return { dimension, sentences: [...stays, ...own] }
  })
  return { ...summary, dimensions: merged.filter(({ sentences }) => sentences.length > 0) }
}
