import type { ReviewedBid } from '#crm/bids/get-bid-review.server.ts'
import type { Dimension } from '#crm/bids/post-mortem.schema.ts'
import type { ReadPassage } from '#knowledge/read-passages.server.ts'
import { sentencesOf } from './sentences-of.ts'
import type { Draft, Evidence, Material } from './summary.ts'
import { tellingWords } from './telling-words.ts'

/** A sentence that may be chosen. */
interface Candidate extends Evidence {
  words: ReadonlySet<string>
  /** of the passage, among those of its dimension that ended the same way */
  centrality: number
}

/** Sentences of a dimension for each way of ending. */
const mostChosen = 2
/** Of which they are chosen, the best by themselves. */
const mostConsidered = 40
/** Others that say something like a chosen one. */
const mostAlike = 5
/** How alike two sentences are, by the telling words that they share: as evidence, and as a repetition. */
const alike = 0.2
/** Shorter ones say too little by themselves; longer ones are no sentence any more. */
const fewestWords = 4
const longest = 160

/** What a side says, and what it is held against. */
interface Ended {
  result: 'won' | 'lost'
  candidates: Candidate[]
  texts: ReadonlySet<string>[]
}

/**
 * The sentences of a dimension that are the most telling of the bids that were won beside those that were lost, and the other way
 * round: by the words that one side writes and the other does not, and by how near the passage is to the middle of its side. Where all
 * ended the same way they are held against what is said of the other dimensions.
 */
export function chooseSentences({ bids, passages }: Material, dimension: Dimension): Draft[] {
  const bidOf = new Map(bids.map((bid) => [bid.id, bid]))
  const own = passages.filter(({ part }) => part === dimension)
  const sides = (['won', 'lost'] as const).map((result) => sideOf({ result, own, bidOf, dimension }))
  return sides.flatMap((side) => {
    const others = sides.find(({ result }) => result !== side.result)?.texts ?? []
    if (others.length > 0) return choose(side, others)
    const elsewhere = passages.filter(({ part }) => part !== dimension)
    return choose(
      side,
      elsewhere.map((passage) => sentencesOf(passage).words),
    )
  })
}

/** Neither good nor bad. Where a bid was lost, what was scored better than that is not what lost it; and the other way round. */
const middling = 3

interface SideOptions {
  result: 'won' | 'lost'
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

function choose({ result, candidates, texts }: Ended, others: readonly ReadonlySet<string>[]): Draft[] {
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
  const order = (score: (one: Candidate) => number) => (a: Candidate, b: Candidate) =>
    score(b) - score(a) || a.chunkId - b.chunkId || a.at.start - b.at.start
  // Of the best, those that others say too.
  const best = open.toSorted(order(scoreOf)).slice(0, mostConsidered)
  const support = new Map(best.map((one) => [one, likeIt(one, open, new Set([one.bidId]), weightOf).length]))
  const ranked = best.toSorted(order((one) => scoreOf(one) + (0.3 * (support.get(one) ?? 0)) / mostAlike))
  const chosen: Candidate[] = []
  for (const one of ranked) {
    if (chosen.length === mostChosen) break
    const isNew = chosen.every((other) => other.bidId !== one.bidId && likeness(one, other, weightOf) < alike)
    if (isNew) chosen.push(one)
  }
  const taken = new Set(chosen.map(({ bidId }) => bidId))
  return chosen.map((one) => ({
    kind: 'quote',
    side: result,
    text: one.quote,
    language: one.language,
    evidence: [one, ...likeIt(one, open, taken, weightOf)].map(evidenceOf),
  }))
}

/** Of other bids the sentence that is the most like it, where one is like enough. */
function likeIt(
  one: Candidate,
  open: readonly Candidate[],
  taken: ReadonlySet<string>,
  weightOf: WeightOf,
): Candidate[] {
  const best = new Map<string, { candidate: Candidate; like: number }>()
  for (const candidate of open) {
    if (taken.has(candidate.bidId)) continue
    const like = likeness(one, candidate, weightOf)
    if (like >= alike && like > (best.get(candidate.bidId)?.like ?? 0)) best.set(candidate.bidId, { candidate, like })
  }
  return [...best.values()]
    .toSorted((a, b) => b.like - a.like || a.candidate.chunkId - b.candidate.chunkId)
    .slice(0, mostAlike)
    .map(({ candidate }) => candidate)
}

type WeightOf = (word: string) => number

/** The share of the telling words of two sentences that stand in both, by their weight: from 0 to 1. */
function likeness(one: Candidate, other: Candidate, weightOf: WeightOf): number {
  let shared = 0
  for (const word of one.words) if (other.words.has(word)) shared += weightOf(word)
  if (shared === 0) return 0
  return shared / (sumOf(one, weightOf) + sumOf(other, weightOf) - shared)
}

function sumOf({ words }: Candidate, weightOf: WeightOf): number {
  let sum = 0
  for (const word of words) sum += weightOf(word)
  return sum
}

function evidenceOf({ words: _, centrality: __, ...evidence }: Candidate): Evidence {
  return evidence
}
