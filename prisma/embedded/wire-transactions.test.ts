import { connect } from 'node:net'
import type { PGlite } from '@electric-sql/pglite'
import { Pool } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, connectTo, openTestDatabase, RawClient, serve } from './wire-harness.server.ts'
import { message, simpleQuery } from './wire-messages.ts'
import type { WireServer, WireServerOptions } from './wire-server.server.ts'

let database: PGlite
const servers: WireServer[] = []

beforeAll(async () => {
  database = await openTestDatabase()
  await database.exec('CREATE TABLE item (body text PRIMARY KEY); CREATE ROLE visitor; CREATE ROLE writer')
  await database.exec('GRANT SELECT, INSERT ON item TO writer')
}, 180_000)

afterEach(async () => {
  for (const server of servers.splice(0)) {
    await server.exclusive(async () => void (await database.exec('RESET ROLE; TRUNCATE item')))
    await server.close()
  }
})

afterAll(async () => {
  await database.close()
})

async function start(options: Partial<WireServerOptions> = {}): Promise<WireServer> {
  const server = await serve(database, options)
  servers.push(server)
  return server
}

async function bodies(server: WireServer): Promise<string[]> {
  const client = await connectTo(server.url)
  const { rows } = await client.query('SELECT body FROM item ORDER BY body')
  await client.end()
  return rows.map(({ body }) => body)
}

describe('a transaction', () => {
  it('N01: that waits for a second connection ends with an error, and the second one gets its answer', async () => {
    const server = await start({ idleInTransactionMs: 100 })
    const pool = new Pool({ connectionString: server.url, max: 5 })
    const first = await connectTo(server.url)
    await first.query('BEGIN')
    await first.query("INSERT INTO item VALUES ('held')")
    const { rows } = await pool.query('SELECT count(*)::int AS n FROM item')
    expect(rows).toEqual([{ n: 0 }])
    expect(await codeOf(first.query('COMMIT'))).not.toBe('none')
    expect(await bodies(server)).toEqual([])
    await pool.end()
  })

  it('is ended with FATAL 25P03 when it stays idle', async () => {
    const server = await start({ idleInTransactionMs: 50 })
    const client = await RawClient.connect(server.url)
    client.send(simpleQuery('BEGIN'))
    await client.until('Z')
    const end = await client.until('nothing')
    expect(end.map(({ type }) => type)).toEqual(['E'])
    expect(end[0]?.body).toContain('FATAL')
    expect(end[0]?.body).toContain('25P03')
  })

  it('is ended when a Flush leaves its request open', async () => {
    const server = await start({ idleInTransactionMs: 50 })
    const client = await RawClient.connect(server.url)
    client.send(message('P', '', 'SELECT 1', Buffer.of(0, 0)), message('H'))
    expect((await client.until('1')).map(({ type }) => type)).toEqual(['1'])
    expect(await bodies(server)).toEqual([])
    expect((await client.until('nothing'))[0]?.body).toContain('25P03')
  })

  it('makes others wait for no longer than their limit, and they stay usable', async () => {
    const server = await start({ lockWaitMs: 50 })
    const [holder, other] = await Promise.all([connectTo(server.url), connectTo(server.url)])
    await holder.query('BEGIN')
    expect(await codeOf(other.query('SELECT 1'))).toBe('55P03')
    expect(await codeOf(other.query('SELECT $1::int', [1]))).toBe('55P03')
    await holder.query("INSERT INTO item VALUES ('kept')")
    await holder.query('COMMIT')
    const { rows } = await other.query('SELECT body FROM item')
    expect(rows).toEqual([{ body: 'kept' }])
    await Promise.all([holder.end(), other.end()])
  })

  it('refused at a Flush, lets nothing of the rest of its request through', async () => {
    const server = await start({ lockWaitMs: 50 })
    const [holder, other] = await Promise.all([connectTo(server.url), RawClient.connect(server.url)])
    await holder.query('BEGIN')
    other.send(message('P', '', "INSERT INTO item VALUES ('late')", Buffer.of(0, 0)), message('H'))
    expect((await other.until('E'))[0]?.body).toContain('55P03')
    await holder.query('COMMIT')
    other.send(message('B', '', '', Buffer.alloc(6)), message('E', '', Buffer.alloc(4)), message('S'))
    expect((await other.until('Z')).map(({ type }) => type)).toEqual(['Z'])
    expect(await bodies(server)).toEqual([])
    other.socket.destroy()
    await holder.end()
  })

  it('is rolled back when its client goes away, and the next in the queue gets its turn', async () => {
    const server = await start()
    const [holder, other] = await Promise.all([RawClient.connect(server.url), connectTo(server.url)])
    holder.send(simpleQuery('BEGIN'), simpleQuery("INSERT INTO item VALUES ('gone')"))
    await holder.until('Z')
    await holder.until('Z')
    const waiting = other.query('SELECT count(*)::int AS n FROM item')
    holder.socket.destroy()
    expect((await waiting).rows).toEqual([{ n: 0 }])
    await other.end()
  })

  it('is rolled back when its client says goodbye in a failed one', async () => {
    const server = await start()
    const client = await connectTo(server.url)
    await client.query('BEGIN')
    expect(await codeOf(client.query('SELECT 1/0'))).toBe('22012')
    expect(await codeOf(client.query('SELECT 1'))).toBe('25P02')
    await client.end()
    expect(await bodies(server)).toEqual([])
  })

  it('can be waited for by many, each in the order of asking', async () => {
    const server = await start()
    const holder = await connectTo(server.url)
    await holder.query('BEGIN')
    const others = await Promise.all(Array.from({ length: 10 }, () => connectTo(server.url)))
    const order: number[] = []
    const waiting = others.map(async (client, number) => {
      await client.query('SELECT 1')
      order.push(number)
    })
    await holder.query('COMMIT')
    await Promise.all(waiting)
    expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    await Promise.all([holder, ...others].map((client) => client.end()))
  })
})

describe('a cancel request', () => {
  it('takes a waiting request out of the queue', async () => {
    const server = await start()
    const [holder, other] = await Promise.all([connectTo(server.url), connectTo(server.url)])
    await holder.query('BEGIN')
    const waiting = codeOf(other.query('SELECT 1'))
    const key = other as unknown as { processID: number; secretKey: number }
    const packet = Buffer.alloc(16)
    packet.writeInt32BE(16, 0)
    packet.writeInt32BE(80877102, 4)
    packet.writeInt32BE(key.processID, 8)
    packet.writeInt32BE(key.secretKey, 12)
    const stranger = connect(server.port, '127.0.0.1')
    stranger.on('error', () => {})
    stranger.write(packet)
    expect(await waiting).toBe('57014')
    await holder.query('COMMIT')
    expect((await other.query('SELECT 2 AS n')).rows).toEqual([{ n: 2 }])
    await Promise.all([holder.end(), other.end()])
  })
})

describe('the settings of a session', () => {
  it('do not cross connections', async () => {
    const server = await start()
    const [first, second] = await Promise.all([connectTo(server.url), connectTo(server.url)])
    await first.query("SET TimeZone = 'Asia/Tokyo'; SELECT set_config('gantry.all', 'on', false); SET ROLE visitor")
    const { rows } = await second.query(
      `SELECT current_user AS role, current_setting('TimeZone') AS zone, current_setting('gantry.all', true) AS flag`,
    )
    expect(rows).toEqual([{ role: 'postgres', zone: 'UTC', flag: '' }])
    await Promise.all([first.end(), second.end()])
  })

  it('are those that the connection asked for', async () => {
    const server = await start()
    const options = encodeURIComponent("-c role=writer -c search_path=a,\\ public --gantry.note=o'clock")
    const [first, second] = await Promise.all([connectTo(`${server.url}&options=${options}`), connectTo(server.url)])
    for (let round = 0; round < 2; round += 1) {
      const text = `SELECT current_user AS role, current_setting('search_path') AS path, current_setting('gantry.note', true) AS note`
      expect((await first.query(text)).rows).toEqual([{ role: 'writer', path: 'a, public', note: "o'clock" }])
      expect((await second.query(text)).rows).toEqual([{ role: 'postgres', path: 'public', note: '' }])
    }
    await Promise.all([first.end(), second.end()])
  })

  it('rest in the default role, to which every transaction falls back', async () => {
    const server = await start()
    server.setDefaultRole('visitor')
    const client = await connectTo(server.url)
    expect(await codeOf(client.query('SELECT * FROM item'))).toBe('42501')
    await client.query('BEGIN')
    await client.query("SELECT set_config('role', 'writer', true)")
    await client.query("INSERT INTO item VALUES ('by writer')")
    await client.query('COMMIT')
    expect(await codeOf(client.query('SELECT * FROM item'))).toBe('42501')
    const owner = await connectTo(`${server.url}&options=${encodeURIComponent('-c role=none')}`)
    expect((await owner.query('SELECT body FROM item')).rows).toEqual([{ body: 'by writer' }])
    expect(await codeOf(client.query('SELECT * FROM item'))).toBe('42501')
    await Promise.all([client.end(), owner.end()])
  })

  it('that the database refuses end the connection', async () => {
    const server = await start()
    const client = await connectTo(`${server.url}&options=${encodeURIComponent('-c role=nobody')}`)
    expect(await codeOf(client.query('SELECT 1'))).toBe('22023')
    expect(await bodies(server)).toEqual([])
  })
})
