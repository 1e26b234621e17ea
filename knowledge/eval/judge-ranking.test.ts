import { expect, test } from 'vitest'
import { judgeRankings } from './judge-ranking.ts'

const judged = (one: Record<string, Record<string, number>>) =>
  new Map(Object.entries(one).map(([query, relevant]) => [query, new Map(Object.entries(relevant))]))
const judge = (rankings: Record<string, string[]>, relevant: Record<string, Record<string, number>>) => {
  const { queries, ...figures } = judgeRankings(new Map(Object.entries(rankings)), judged(relevant))
  return { queries, ...Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, value.toFixed(5)])) }
}

test('figures are those that are reckoned by hand', () => {
  // (2/1 + 1/2) / (2/1 + 1/1.58496 + 1/2); two of three; the first
  const one = { q1: { a: 2, b: 1, c: 1 } }
  expect(judge({ q1: ['a', 'x', 'b'] }, one)).toEqual({
    queries: 1,
    'ndcg@10': '0.79848',
    'recall@20': '0.66667',
    'mrr@10': '1.00000',
  })
  // Beside it 1/1.58496, one of one, the second; and a query that found nothing.
  expect(judge({ q1: ['a', 'x', 'b'], q2: ['x', 'c'], q3: [] }, { ...one, q2: { c: 1, x: 0 }, q3: { d: 1 } })).toEqual({
    queries: 3,
    'ndcg@10': '0.47647',
    'recall@20': '0.55556',
    'mrr@10': '0.50000',
  })
})

test('the eleventh counts as found, and for nothing else', () => {
  const before = Array.from({ length: 10 }, (_, at) => `x${at}`)
  expect(judge({ q1: [...before, 'a'] }, { q1: { a: 1 } })).toMatchObject({
    'ndcg@10': '0.00000',
    'recall@20': '1.00000',
    'mrr@10': '0.00000',
  })
})

test('a query without anything relevant, and one that was not asked, are not counted', () => {
  expect(judge({ q1: ['a'], q2: ['a'] }, { q1: { a: 0 }, q2: { a: 1 }, q4: { a: 1 } })).toEqual({
    queries: 1,
    'ndcg@10': '1.00000',
    'recall@20': '1.00000',
    'mrr@10': '1.00000',
  })
  expect(judge({}, {})).toMatchObject({ queries: 0, 'ndcg@10': '0.00000' })
})
