import { expect, test, vi } from 'vitest'
import { newId } from '#lib/ids.ts'
import { type Follower, openNewsDesk, type Told } from './news-desk.server.ts'
import type { News, NewsItem } from './read-news.server.ts'

/** A log of transactions, each of one event; the desk reads what has been added. */
function aLog() {
  const items: NewsItem[] = []
  let border = 10n
  return {
    add: () => {
      items.push({ eventId: newId(), at: new Date(0), txid: border, topics: ['opportunity'] })
      border += 1n
    },
    skip: (transactions: bigint) => {
      border += transactions
    },
    asked: [] as bigint[],
    async read({ from }: { from: bigint }): Promise<News> {
      this.asked.push(from)
      return { items: items.filter(({ txid }) => txid >= from), upTo: border, border, flood: false }
    },
  }
}

function aFollower(from: bigint): Follower & { told: Told[]; ended: boolean; heard: () => bigint[] } {
  const told: Told[] = []
  return {
    from,
    told,
    ended: false,
    heard: () => told.flatMap(({ items }) => items.map(({ txid }) => txid)),
    tell: (news) => told.push(news),
    end() {
      this.ended = true
    },
  }
}

const log = { warn: vi.fn() }
const open = (book: ReturnType<typeof aLog>) => openNewsDesk({ log, everyMs: 1, read: (asked) => book.read(asked) })

test('everybody is told once of what happened since they came', async () => {
  const book = aLog()
  const desk = open(book)
  book.add()
  const early = aFollower(10n)
  desk.follow(early)
  await vi.waitFor(() => expect(early.heard()).toEqual([10n]))
  book.add()
  const late = aFollower(11n)
  desk.follow(late)
  await vi.waitFor(() => expect(late.heard()).toEqual([11n]))
  await vi.waitFor(() => expect(early.heard()).toEqual([10n, 11n]))
  await desk.stop()
})

test('who comes with an older position is told what was before, and nobody else again', async () => {
  const book = aLog()
  const desk = open(book)
  book.add()
  book.add()
  const [up, behind] = [aFollower(12n), aFollower(10n)]
  desk.follow(up)
  await vi.waitFor(() => expect(up.told.length).toBeGreaterThan(1))
  desk.follow(behind)
  await vi.waitFor(() => expect(behind.heard()).toEqual([10n, 11n]))
  expect(up.heard()).toEqual([])
  await desk.stop()
})

test('who has slept for long looks anew instead of being told everything', async () => {
  const book = aLog()
  const desk = open(book)
  book.add()
  book.skip(1_000_000n)
  const sleeper = aFollower(10n)
  desk.follow(sleeper)
  await vi.waitFor(() => expect(sleeper.told[0]).toEqual({ items: [], upTo: 1_000_011n, flood: true }))
  await desk.stop()
})

test('the database is not asked while nobody follows', async () => {
  const book = aLog()
  const answers: (() => void)[] = []
  const read = vi.fn(async ({ from }: { from: bigint }) => {
    await new Promise<void>((answer) => answers.push(answer))
    return book.read({ from })
  })
  const desk = openNewsDesk({ log, everyMs: 1, read })
  expect(read).not.toHaveBeenCalled()
  const leave = desk.follow(aFollower(10n))
  expect(read).toHaveBeenCalledOnce()
  leave()
  answers.shift()?.()
  // many times as long as it takes to look again
  await new Promise((done) => setTimeout(done, 30))
  expect(read).toHaveBeenCalledOnce()
  desk.follow(aFollower(10n))
  await vi.waitFor(() => expect(answers).toHaveLength(1))
  answers.shift()?.()
  await desk.stop()
})

test('a database that is away is asked again, and a process that ends tells its followers', async () => {
  const book = aLog()
  const read = vi.fn(({ from }: { from: bigint }) => book.read({ from })).mockRejectedValueOnce(new Error('gone'))
  const desk = openNewsDesk({ log, everyMs: 1, read })
  book.add()
  const follower = aFollower(10n)
  desk.follow(follower)
  await vi.waitFor(() => expect(follower.heard()).toEqual([10n]))
  expect(log.warn).toHaveBeenCalledOnce()
  await desk.stop()
  expect(follower.ended).toBe(true)
})
