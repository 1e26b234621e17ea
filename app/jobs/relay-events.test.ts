import { Client } from 'pg'
import { beforeEach, describe, expect, test } from 'vitest'
import { addEvent } from '#tests/factories/add-event.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { waitForBorder } from '#tests/support/wait-for-border.ts'
import type { RelayedEvent } from './event-subscriptions.ts'
import type { JobRequest } from './job-queue.server.ts'
import { relayEvents } from './relay-events.server.ts'

const owner = useTestDatabase()
let carried: string[]

const subscriptions = [
  (events: readonly RelayedEvent[]): JobRequest[] =>
    events.map(({ id }) => ({ name: 'events.extend-partitions', payload: {}, id })),
]
const queue = {
  enqueue: async (requests: readonly JobRequest[]) => {
    carried.push(...requests.map(({ id }) => id ?? ''))
  },
}
const pass = (most?: number) => relayEvents({ queue, subscriptions, most })

async function relay(most?: number): Promise<number> {
  await waitForBorder(owner)
  return pass(most)
}

const happen = (by: Pick<Client, 'query'> = owner.client) => addEvent(by)

beforeEach(async () => {
  carried = []
  await relay(10_000)
  carried = []
})

test('each event is carried once, in order, and none that was carried before', async () => {
  const ids = [await happen(), await happen(), await happen()]
  expect(await relay()).toBe(3)
  expect(carried).toEqual(ids)
  expect(await relay()).toBe(0)
  expect(carried).toEqual(ids)
})

test('more than a pass takes come in the next', async () => {
  const ids: string[] = []
  for (let n = 0; n < 5; n += 1) ids.push(await happen())
  expect([await relay(2), await relay(2), await relay(2)]).toEqual([2, 2, 1])
  expect(carried).toEqual(ids)
})

test('events of one transaction that a pass cuts in two are all carried', async () => {
  await owner.query('BEGIN')
  const ids = new Set([await happen(), await happen(), await happen()])
  await owner.query('COMMIT')
  await relay(2)
  await relay(2)
  expect(carried).toHaveLength(3)
  expect(new Set(carried)).toEqual(ids)
})

test('ended between enqueuing and moving on, the same events become the same jobs again', async () => {
  const id = await happen()
  await waitForBorder(owner)
  const dying = {
    enqueue: async (requests: readonly JobRequest[]) => {
      await queue.enqueue(requests)
      throw new Error('killed')
    },
  }
  await expect(relayEvents({ queue: dying, subscriptions })).rejects.toThrow('killed')
  await relay()
  expect(carried).toEqual([id, id])
})

test('two relays at once carry everything, and neither goes back', async () => {
  const ids = [await happen(), await happen()]
  await Promise.all([relay(), relay()])
  expect(new Set(carried)).toEqual(new Set(ids))
  carried = []
  await relay()
  expect(carried).toEqual([])
})

test('restored on a server whose transaction numbers begin lower, it goes on with what is new', async () => {
  const before = await happen()
  await relay()
  expect(carried).toEqual([before])
  await owner.query(`UPDATE relay_position SET txid = '9000000000000000000'`)
  const after = await happen()
  carried = []
  await relay()
  expect(carried).toEqual([after])
  expect(await relay()).toBe(0)
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
      await pass()
      expect(carried).toEqual([])
      await slow.query('COMMIT')
      await relay()
      expect(carried).toEqual([late, early])
    } finally {
      await slow.end()
    }
  })

  test('what is rolled back is never carried', async () => {
    await owner.query('BEGIN')
    await happen()
    await owner.query('ROLLBACK')
    expect(await relay()).toBe(0)
  })
})
