import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { plainText } from './plain-text.ts'
import { lying, readTimes } from './read-dates.ts'

// What a careful colleague understands by what is said on that day: times as `from..to`, with `<` for what ends by then and `>` for
// what begins there. `past` is what is meant of what has happened, `coming` of what is planned. Nothing is meant by an empty one.
const rows = readFileSync(fileURLToPath(new URL('./said-times.tsv', import.meta.url)), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [today = '', lies = '', said = '', meant = ''] = line.split('\t')
    return { today, lies, said, meant }
  })

function read({ today, lies, said }: { today: string; lies: string; said: string }): string {
  return readTimes(plainText(said), today)
    .map((time) => (lies === 'past' || lies === 'coming' ? lying(time, lies) : time))
    .map(({ from, to, side }) => {
      if (side === 'before') return `<${to}`
      return side === 'after' ? `>${from}` : from === to ? from : `${from}..${to}`
    })
    .join(' ')
}

test.each(rows)('on $today: $said $lies', (row) => {
  expect(read(row)).toBe(row.meant)
})

test('what lies behind us and what is to come are both kept', () => {
  const [time] = readTimes('on thursday', '2026-11-30')
  expect(time?.either).toEqual({ past: ['2026-11-26', '2026-11-26'], coming: ['2026-12-03', '2026-12-03'] })
  expect(readTimes('last thursday', '2026-11-30')[0]?.either).toBeUndefined()
})
