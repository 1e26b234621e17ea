import type { SearchMode } from './hit.ts'

/** A passage with its two figures: BM25, and the cosine of its vector and the query's (0 where there is none). */
export interface Ranked {
  chunkId: number
  bm25: number
  similarity: number
  /** on how many passages the vectors were fitted; null for those of an endpoint, and where there are none */
  learnt: number | null
}

/**
 * How much the nearest meaning counts beside the best words: measured, as more lets a weaker order drag the first one down. Of what was
 * learnt from the passages themselves half as much as of a model's: on no collection that was tried it is worse than words alone by more
 * than a few thousandths of nDCG@10, where twice as much is.
 */
const weightOfMeaning = { model: 0.3, learnt: 0.15 }

/** The passages in the order of both, the best first: each figure is taken relative to the greatest. */
export function fuse(
  ranked: readonly Ranked[],
  mode: SearchMode,
): { chunkId: number; score: number; similarity: number }[] {
  const most = (of: (one: Ranked) => number) => Math.max(...ranked.map(of), Number.MIN_VALUE)
  const [bm25, similarity] = [most((one) => one.bm25), most((one) => one.similarity)]
  const both = ranked.some(({ learnt }) => learnt !== null) ? weightOfMeaning.learnt : weightOfMeaning.model
  const weights = { words: [1, 0], meaning: [0, 1], both: [1, both] }[mode]
  const [forWords = 1, forMeaning = 0] = weights
  return ranked
    .map((one) => ({
      chunkId: one.chunkId,
      score: (forWords * one.bm25) / bm25 + (forMeaning * Math.max(one.similarity, 0)) / similarity,
      similarity: one.similarity,
    }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || a.chunkId - b.chunkId)
}
