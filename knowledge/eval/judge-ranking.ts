/** What a run came to, over all queries that have something relevant. */
export interface Judgement {
  'ndcg@10': number
  'recall@20': number
  'mrr@10': number
  queries: number
}

/** The figures of one query. */
function judgeOne(ranking: readonly string[], relevant: ReadonlyMap<string, number>): Omit<Judgement, 'queries'> {
  const gain = (score: number, place: number) => score / Math.log2(place + 2)
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const scores = [...relevant.values()].filter((score) => score > 0).sort((a, b) => b - a)
  const best = sum(scores.slice(0, 10).map(gain))
  const reached = sum(ranking.slice(0, 10).map((id, place) => gain(Math.max(relevant.get(id) ?? 0, 0), place)))
  const isRelevant = (id: string) => (relevant.get(id) ?? 0) > 0
  const first = ranking.slice(0, 10).findIndex(isRelevant)
  return {
    'ndcg@10': reached / best,
    'recall@20': ranking.slice(0, 20).filter(isRelevant).length / scores.length,
    'mrr@10': first < 0 ? 0 : 1 / (first + 1),
  }
}

/** The average over queries of nDCG@10 (gains as judged, not exponential), recall@20 and the reciprocal rank of the first hit in ten. */
export function judgeRankings(
  rankings: ReadonlyMap<string, readonly string[]>,
  judged: ReadonlyMap<string, ReadonlyMap<string, number>>,
): Judgement {
  const asked = [...judged].filter(
    ([query, relevant]) => rankings.has(query) && [...relevant.values()].some((score) => score > 0),
  )
  const each = asked.map(([query, relevant]) => judgeOne(rankings.get(query) ?? [], relevant))
  const mean = (key: keyof Omit<Judgement, 'queries'>) =>
    each.length === 0 ? 0 : each.reduce((total, one) => total + one[key], 0) / each.length
  return { 'ndcg@10': mean('ndcg@10'), 'recall@20': mean('recall@20'), 'mrr@10': mean('mrr@10'), queries: each.length }
}
