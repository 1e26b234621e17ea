import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { plainText } from './plain-text.ts'
import { readAmounts } from './read-amounts.ts'
import { readIdle } from './read-idle.ts'

const rowsOf = (file: string) =>
  readFileSync(fileURLToPath(new URL(file, import.meta.url)), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'))

// What a careful colleague understands by what is said. Machines, dates and numbers of records have no price.
test.each(rowsOf('./said-amounts.tsv'))('%s comes to %s', (said, meant) => {
  const marks = { over: '>', under: '<', exact: '' }
  expect(
    readAmounts(plainText(said ?? ''))
      .map(({ value, side }) => `${marks[side]}${value}`)
      .join(' '),
  ).toBe(meant)
})

test.each(rowsOf('./said-idle.tsv'))('on %s: %s is %s', (today, said, days) => {
  expect(String(readIdle(plainText(said ?? ''), today ?? '')?.days ?? '-')).toBe(days)
})
