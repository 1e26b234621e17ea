import type { PGlite } from '@electric-sql/pglite'
import { Pool } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, connectTo, openTestDatabase, RawClient, serve } from './wire-harness.server.ts'
import { simpleQuery } from './wire-messages.ts'
import type { WireServer } from './wire-server.server.ts'

let database: PGlite
let server: WireServer

beforeAll(async () => {
  database = await openTestDatabase()
  server = await serve(database)
  const client = await connectTo(server.url)
  await client.query('CREATE TABLE item (id serial PRIMARY KEY, owner integer NOT NULL, body text NOT NULL)')
  await client.end()
}, 180_000)

afterAll(async () => {
  await server.close()
  await database.close()
})

afterEach(async () => {
  const client = await connectTo(server.url)
  await client.query('TRUNCATE item')
  await client.end()
})

/** Asks many things of its own and checks each answer; returns how many. */
async function talk(number: number, rounds: number): Promise<number> {
  const client = await connectTo(server.url)
  let right = 0
  for (let round = 0; round < rounds; round += 1) {
    const mine = `${number}/${round}`
    const long = mine.padEnd(round % 3 === 0 ? 100_000 : 20, '中')
    const echoed = await client.query('SELECT $1::text AS mine', [mine])
    expect(echoed.rows).toEqual([{ mine }])
    const inserted = await client.query('INSERT INTO item (owner, body) VALUES ($1, $2) RETURNING body', [number, long])
    expect(inserted.rows).toEqual([{ body: long }])
    const several: unknown = await client.query(`SELECT ${number} AS a; SELECT ${round} AS b`)
    expect((several as { rows: unknown[] }[]).map(({ rows }) => rows)).toEqual([[{ a: number }], [{ b: round }]])
    expect(await codeOf(client.query('SELECT 1 / $1::int', [0]))).toBe('22012')
    const text = 'SELECT count(*)::int AS n FROM item WHERE owner = $1'
    const counted = await client.query({ name: 'count', text, values: [number] })
    expect(counted.rows).toEqual([{ n: round + 1 }])
    right += 5
  }
  await client.end()
  return right
}

/** Opens transactions, keeps them open over several turns of the others, and commits every other one. */
async function transact(pool: Pool, number: number, rounds: number): Promise<number> {
  let kept = 0
  for (let round = 0; round < rounds; round += 1) {
    const client = await pool.connect()
    const owner = 1_000 + number
    await client.query('BEGIN')
    await client.query('INSERT INTO item (owner, body) VALUES ($1, $2)', [owner, 'in a transaction'])
    const seen = await client.query('SELECT count(*)::int AS n FROM item WHERE owner = $1', [owner])
    expect(seen.rows).toEqual([{ n: kept + 1 }])
    await new Promise((resolve) => setTimeout(resolve, 2))
    if (round % 2 === 0) kept += 1
    await client.query(round % 2 === 0 ? 'COMMIT' : 'ROLLBACK')
    client.release()
  }
  return kept
}

describe('many clients at once', () => {
  it('gives every client its own answers, beside transactions that others hold', async () => {
    const pool = new Pool({ connectionString: server.url, max: 10 })
    const [talked, kept] = await Promise.all([
      Promise.all(Array.from({ length: 20 }, (_, number) => talk(number, 6))),
      Promise.all(Array.from({ length: 20 }, (_, number) => transact(pool, number, 4))),
    ])
    expect(talked).toEqual(Array.from({ length: 20 }, () => 30))
    expect(kept).toEqual(Array.from({ length: 20 }, () => 2))
    const { rows } = await pool.query('SELECT count(*)::int AS n FROM item')
    expect(rows).toEqual([{ n: 20 * 6 + 20 * 2 }])
    await pool.end()
  })

  it('loses no insert of a pool', async () => {
    const pool = new Pool({ connectionString: server.url, max: 10 })
    const inserted = await Promise.all(
      Array.from({ length: 300 }, (_, n) =>
        pool.query('INSERT INTO item (owner, body) VALUES ($1, $2) RETURNING owner', [n, `row ${n}`]),
      ),
    )
    expect(inserted.map(({ rows }) => rows[0].owner)).toEqual(Array.from({ length: 300 }, (_, n) => n))
    const { rows } = await pool.query('SELECT count(*)::int AS n, count(DISTINCT body)::int AS d FROM item')
    expect(rows).toEqual([{ n: 300, d: 300 }])
    await pool.end()
  })

  it('serves a result of several megabytes while others ask', async () => {
    const pool = new Pool({ connectionString: server.url, max: 4 })
    const [large, ...small] = await Promise.all([
      pool.query(`SELECT i, repeat(chr(97 + i % 26), 1000) AS body FROM generate_series(1, 5000) AS i`),
      ...Array.from({ length: 20 }, (_, n) => pool.query('SELECT $1::int AS n', [n])),
    ])
    expect(large.rows).toHaveLength(5000)
    expect(large.rows.every(({ i, body }) => body === String.fromCharCode(97 + (i % 26)).repeat(1000))).toBe(true)
    expect(small.map(({ rows }) => rows[0].n)).toEqual(Array.from({ length: 20 }, (_, n) => n))
    await pool.end()
  })

  it('takes turns: nobody who asks again and again keeps the others from their turn', async () => {
    const [busy, modest] = await Promise.all([RawClient.connect(server.url), connectTo(server.url)])
    let answered = 0
    busy.send(...Array.from({ length: 30 }, () => simpleQuery('SELECT 1')))
    const flood = (async () => {
      for (; answered < 30; answered += 1) await busy.until('Z')
    })()
    await modest.query('SELECT 1')
    expect(answered).toBeLessThan(20)
    await flood
    busy.socket.destroy()
    await modest.end()
  })
})
