import { Client } from 'pg'
import { expect, test } from 'vitest'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { inTurn } from './in-turn.server.ts'

const owner = useTestDatabase()
const turn = 479_999

// The embedded database is one session to itself, whose locks it has already; it serves one process only.
test.skipIf(!process.env.TEST_DATABASE_URL)('of two who want a turn the second waits for the first', async () => {
  const done: string[] = []
  const first = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  const one = inTurn({ url: owner.url, turn }, async () => {
    begun.resolve()
    await first.promise
    done.push('first')
  })
  await begun.promise
  const other = inTurn({ url: owner.url, turn }, async () => void done.push('second'))
  await waiting()
  expect(done).toEqual([])
  first.resolve()
  await Promise.all([one, other])
  expect(done).toEqual(['first', 'second'])
})

test('what the work comes to comes out, and so does what it throws; the turn is over then', async () => {
  expect(await inTurn({ url: owner.url, turn }, async () => 'done')).toBe('done')
  await expect(inTurn({ url: owner.url, turn }, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed')
  expect(await inTurn({ url: owner.url, turn }, async () => 'again')).toBe('again')
})

async function waiting(): Promise<void> {
  const client = new Client({ connectionString: owner.url })
  await client.connect()
  try {
    for (;;) {
      const { rows } = await client.query(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`)
      if (rows.length > 0) return
    }
  } finally {
    await client.end()
  }
}
