import { expect, test } from 'vitest'
import { readOpportunityFilter } from './opportunity-list.schema.ts'

const read = (query: Record<string, string>) =>
  readOpportunityFilter(new URL(`http://localhost/opportunities?${new URLSearchParams(query)}`))

test('a stage said twice is asked once, and of any number only the first twenty', () => {
  expect(read({ stage: 'a.b,nonsense,a.b,c.d' }).stage).toEqual(['a.b', 'c.d'])
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  expect(read({ stage: letters.map((letter) => `a.${letter}`).join() }).stage).toHaveLength(20)
})

test('what the database has no word for is left out', () => {
  expect(read({ q: 'a\0b', signFrom: '0000-01-01', status: 'open' })).toEqual({ status: 'open' })
})
