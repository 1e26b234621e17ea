import type { ReviewedBid } from '#crm/bids/get-bid-review.server.ts'
import type { Dimension } from '#crm/bids/post-mortem.schema.ts'
import type { ReadPassage } from '#knowledge/read-passages.server.ts'
import { sentencesOf } from './sentences-of.ts'
import type { Ending, Evidence, Material } from './summary.ts'
import { tellingWords } from './telling-words.ts'

/** A sentence that may be chosen. */
export interface Candidate extends Evidence {
  words: ReadonlySet<string>
  /** of the passage, among those of its dimension that ended the same way */
  centrality: number
}

/** Shorter ones say too little by themselves; longer ones are no sentence any more. */
const fewestWords = 4
const longest = 160

/** What the bids that ended one way say of a dimension. */
export interface WeighedSide {
  result: Ending
  candidates: readonly Candidate[]
  /** of a word: how telling it is of this side beside what it is held against */
  weightOf: (word: string) => number
  /** of a sentence: how telling, and how near to the middle */
  scoreOf: (one: Candidate) => number
}

interface Ended {
  result: Ending
  candidates: Candidate[]
  texts: ReadonlySet<string>[]
}

/**
 * The sentences of a dimension of the bids that were won beside those that were lost, and the other way round: weighed by the words that
 * one side writes and the other does not, and by how near the passage is to the middle of its side. Where all ended the same way they
 * are held against what is said of the other dimensions.
 */
export function weighSentences({ bids, passages }: Pick<Material, 'bids' | 'passages'>, dimension: Dimension) {
  const bidOf = new Map(bids.map((bid) => [bid.id, bid]))
  const own = passages.filter(({ part }) => part === dimension)
  const sides = (['won', 'lost'] as const).map((result) => sideOf({ result, own, bidOf, dimension }))
  return sides.map((side) => {
    const others = sides.find(({ result }) => result !== side.result)?.texts ?? []
    if (others.length > 0) return weigh(side, others)
    const elsewhere = passages.filter(({ part }) => part !== dimension)
    return weigh(
      side,
      elsewhere.map((passage) => sentencesOf(passage).words),
    )
  })
}

/** Neither good nor bad. Where a bid was lost, what was scored better than that is not what lost it; and the other way round. */
const middling = 3

interface SideOptions {
  result: Ending
  own: readonly ReadPassage[]
  bidOf: ReadonlyMap<string, ReviewedBid>
  dimension: Dimension
}

function sideOf({ result, own, bidOf, dimension }: SideOptions): Ended {
  const ended = own.filter(({ sourceId }) => bidOf.get(sourceId)?.result === result)
  const fitting = ended.filter(({ sourceId }) => {
    const score = bidOf.get(sourceId)?.scores[dimension] ?? middling
    return result === 'won' ? score >= middling : score <= middling
  })
  // All of them went against their scores: then that is what there is to be read.
  const passages = fitting.length > 0 ? fitting : ended
  const candidates = passages.flatMap((passage) =>
    sentencesOf(passage).sentences.map(({ text: quote, start, end, words }) => ({
      bidId: passage.sourceId,
      chunkId: passage.chunkId,
      part: passage.part,
      quote,
      at: { start, end },
      language: passage.language,
      words,
      centrality: Math.max(passage.centrality ?? 0, 0),
    })),
  )
  return { result, candidates, texts: passages.map((passage) => sentencesOf(passage).words) }
}

function weigh({ result, candidates, texts }: Ended, others: readonly ReadonlySet<string>[]): WeighedSide {
  const telling = tellingWords(texts, others)
  const weightOf = (word: string) => Math.max(telling.get(word) ?? 0, 0)
  const sound = candidates.filter(({ words, quote }) => words.size >= fewestWords && quote.length <= longest)
  // A short text may have nothing else.
  const open = sound.length > 0 ? sound : candidates
  const worth = new Map(
    open.map((one) => [
      one,
      [...one.words].reduce((sum, word) => sum + weightOf(word), 0) / Math.sqrt(one.words.size + 4),
    ]),
  )
  const most = Math.max(...worth.values(), Number.MIN_VALUE)
  const middle = Math.max(...open.map(({ centrality }) => centrality), Number.MIN_VALUE)
  const scoreOf = (one: Candidate) => (worth.get(one) ?? 0) / most + (0.3 * one.centrality) / middle
  return { result, candidates: open, weightOf, scoreOf }
}

/** The higher first; of the same, as they stand. */
export function byScore(score: (one: Candidate) => number): (a: Candidate, b: Candidate) => number {
  return (a, b) => score(b) - score(a) || a.chunkId - b.chunkId || a.at.start - b.at.start
}
