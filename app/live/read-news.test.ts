import { Client } from 'pg'
import { beforeEach, describe, expect, test } from 'vitest'
import { addEvent } from '#tests/factories/add-event.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { waitForBorder } from '#tests/support/wait-for-border.ts'
import { type News, readNews } from './read-news.server.ts'

const owner = useTestDatabase()
let from: bigint

const happen = (by: Pick<Client, 'query'> = owner.client) => addEvent(by)

/** Reads when everything that happened is over. */
async function read(asked: { from: bigint; most?: number }): Promise<News> {
  await waitForBorder(owner)
  return readNews(asked)
}

const idsOf = (news: News) => news.items.map(({ eventId }) => eventId)

beforeEach(async () => {
  from = (await read({ from: 0n })).border
})

test('what happened is read once, under the topics of its record and of itself', async () => {
  const id = await happen()
  const news = await read({ from })
  expect(news.items).toMatchObject([
    { eventId: id, topics: ['opportunity', `opportunity:${id}`, 'warning', `warning:${id}`] },
  ])
  expect(news.upTo).toBe(news.border)
  expect(await read({ from: news.upTo })).toMatchObject({ items: [], flood: false })
})

test('of more than is read at once, whole transactions come first and the others after', async () => {
  const first = await happen()
  await owner.query('BEGIN')
  const second = new Set([await happen(), await happen()])
  await owner.query('COMMIT')
  const news = await read({ from, most: 2 })
  expect(idsOf(news)).toEqual([first])
  expect(news.upTo).toBeLessThan(news.border)
  expect(new Set(idsOf(await read({ from: news.upTo, most: 2 })))).toEqual(second)
})

test('one transaction that holds more is a flood, and is passed', async () => {
  await owner.query('BEGIN')
  for (let n = 0; n < 3; n += 1) await happen()
  await owner.query('COMMIT')
  const later = await happen()
  const news = await read({ from, most: 2 })
  expect(news).toMatchObject({ items: [], flood: true })
  expect(idsOf(await read({ from: news.upTo, most: 2 }))).toEqual([later])
})

// The embedded database has one session: there nothing can commit beside an open transaction.
describe.skipIf(!process.env.TEST_DATABASE_URL)('beside transactions that are still open', () => {
  test('an event that commits after a later one is not skipped', async () => {
    const slow = new Client(owner.url)
    await slow.connect()
    try {
      await slow.query('BEGIN')
      const late = await happen(slow)
      const early = await happen()
      const during = await readNews({ from })
      expect(during.items).toEqual([])
      await slow.query('COMMIT')
      expect(idsOf(await read({ from: during.upTo }))).toEqual([late, early])
    } finally {
      await slow.end()
    }
  })
})
