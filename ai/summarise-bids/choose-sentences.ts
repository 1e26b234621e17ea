import type { Dimension } from '#crm/bids/post-mortem.schema.ts'
import type { Draft, Evidence, Material } from './summary.ts'
import { byScore, type Candidate, type WeighedSide, weighSentences } from './weigh-sentences.ts'

/** Sentences of a dimension for each way of ending. */
const mostChosen = 2
/** Of which they are chosen, the best by themselves. */
const mostConsidered = 40
/** Others that say something like a chosen one. */
const mostAlike = 5
/** How alike two sentences are, by the telling words that they share: as evidence, and as a repetition. */
const alike = 0.2

/** The sentences of a dimension that are the most telling of the bids that were won beside those that were lost, and the other way round. */
export function chooseSentences(material: Material, dimension: Dimension): Draft[] {
  return weighSentences(material, dimension).flatMap(choose)
}

function choose({ result, candidates: open, weightOf, scoreOf }: WeighedSide): Draft[] {
  // Of the best, those that others say too.
  const best = open.toSorted(byScore(scoreOf)).slice(0, mostConsidered)
  const support = new Map(best.map((one) => [one, likeIt(one, open, new Set([one.bidId]), weightOf).length]))
  const ranked = best.toSorted(byScore((one) => scoreOf(one) + (0.3 * (support.get(one) ?? 0)) / mostAlike))
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
