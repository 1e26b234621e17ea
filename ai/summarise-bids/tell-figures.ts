import type { FactorCount } from '#crm/bids/count-factors.server.ts'
import { factorOf } from '#crm/bids/factors.ts'
import { heldKey } from '#crm/bids/held-key.ts'
import type { Dimension } from '#crm/bids/post-mortem.schema.ts'
import { endingOf } from './ending-of.ts'
import { sentencesOf } from './sentences-of.ts'
import type { Draft, Evidence, Material, Side } from './summary.ts'
import { wordsOf } from './telling-words.ts'

/** For each way of ending; of what makes no difference one is enough. */
const mostTold = 2

/**
 * The factors of a dimension that went with winning or losing, as sentences of figures, the most telling first; where none did, the one
 * of which there is most to see. What chance alone may well have brought about is told as no difference.
 */
export function tellFigures(material: Material, dimension: Dimension): Draft[] {
  const own = material.factors.filter(
    ({ factor, confidence }) => factorOf(factor)?.dimension === dimension && confidence !== 'few',
  )
  const told = own.filter(({ confidence }) => confidence === 'high' || confidence === 'medium')
  const side = (wanted: Side) => told.filter((row) => endingOf(row) === wanted).slice(0, mostTold)
  const [most] = own.toSorted((a, b) => b.bids - a.bids)
  const rows = told.length > 0 ? [...side('won'), ...side('lost')] : most ? [most] : []
  return rows.map((factor) => ({
    kind: 'figure',
    side: told.length > 0 ? endingOf(factor) : 'even',
    factor,
    ...recordsOf(material, dimension, factor),
  }))
}

interface Found extends Evidence {
  /** words that it shares with the name of the factor */
  shared: number
  /** it stands in the dimension of the factor */
  isOwn: boolean
}

/** The bids in which it held, each with the sentence that comes nearest to it, in whichever part people have put it. */
function recordsOf(
  { bids, passages }: Material,
  dimension: Dimension,
  factor: FactorCount,
): { evidence: Evidence[]; others: string[] } {
  const key = heldKey(factor)
  const labels = factorOf(factor.factor)
  const asked = wordsOf(
    `${labels?.holds.zh ?? ''} ${labels?.holds.en ?? ''} `.replaceAll('{{name}}', ` ${factor.subject} `),
  )
  const holding = bids.filter(({ held }) => held.includes(key))
  const said = Map.groupBy(passages, ({ sourceId }) => sourceId)
  const found = holding.flatMap(({ id }): Found[] => {
    const sentences = (said.get(id) ?? []).flatMap((passage) =>
      sentencesOf(passage).sentences.map(({ text: quote, start, end, words }) => ({
        bidId: id,
        chunkId: passage.chunkId,
        part: passage.part,
        language: passage.language,
        quote,
        at: { start, end },
        shared: [...words].filter((word) => asked.has(word)).length,
        isOwn: passage.part === dimension,
      })),
    )
    const [best] = sentences.toSorted((a, b) => b.shared - a.shared || Number(b.isOwn) - Number(a.isOwn))
    // What says nothing of it is no evidence of it: the bid is counted, and stands among the others.
    return best && best.shared > 0 ? [best] : []
  })
  const quoted = new Set(found.map(({ bidId }) => bidId))
  return {
    // Those that speak of it first.
    evidence: found.toSorted((a, b) => b.shared - a.shared).map(({ shared: _, isOwn: __, ...one }) => one),
    others: holding.flatMap(({ id }) => (quoted.has(id) ? [] : [id])),
  }
}
