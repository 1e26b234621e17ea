import { expect, test } from 'vitest'
import { asTrecRun, checkRunIds } from './search-collection.server.ts'

test('in a run scores fall from line to line, so that whoever sorts by them has the same order', () => {
  const documents = [1, 0.5, 0.5, 0.4999999995, 0.1].map((score, at) => ({ id: `d${5 - at}`, score }))
  const lines = asTrecRun(new Map([['q1', documents]]), 'gantry')
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' '))
  expect(lines.map(([query, q0, , rank, , name]) => [query, q0, rank, name])).toEqual(
    [1, 2, 3, 4, 5].map((rank) => ['q1', 'Q0', String(rank), 'gantry']),
  )
  const sorted = lines.toSorted((a, b) => Number(b[4]) - Number(a[4]) || String(b[2]).localeCompare(String(a[2])))
  expect(sorted.map(([, , id]) => id)).toEqual(['d5', 'd4', 'd3', 'd2', 'd1'])
  expect(new Set(lines.map((line) => line[4])).size).toBe(5)
})

test('a run cannot name an id with a space, which is said before anything is searched', () => {
  const texts = { title: '', text: '' }
  const check = (document: string, query: string) =>
    checkRunIds({ documents: [{ id: document, ...texts }], queries: [{ id: query, text: '' }] })
  expect(() => check('d1', 'q-1')).not.toThrow()
  expect(() => check('doc 1', 'q1')).toThrow('“doc 1”')
  expect(() => check('d1', 'q\u20091')).toThrow('“q\u20091”')
})
