import { connect } from 'node:net'
import type { PGlite } from '@electric-sql/pglite'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { codeOf, connectTo, openTestDatabase, RawClient, serve } from './wire-harness.server.ts'
import { message, simpleQuery, sync } from './wire-messages.ts'
import type { WireServer } from './wire-server.server.ts'

let database: PGlite
let server: WireServer
let raw: RawClient

beforeAll(async () => {
  database = await openTestDatabase()
  await database.exec('CREATE TABLE item (n integer PRIMARY KEY, body text)')
}, 180_000)

beforeEach(async () => {
  server = await serve(database)
  raw = await RawClient.connect(server.url)
})

afterEach(async () => {
  raw.socket.destroy()
  await server.exclusive(async () => void (await database.exec('TRUNCATE item; DEALLOCATE ALL')))
  await server.close()
})

afterAll(async () => {
  await database.close()
})

const parse = (name: string, sql: string) => message('P', name, sql, Buffer.of(0, 0))
const bind = (name: string) => message('B', '', name, Buffer.alloc(6))
const execute = () => message('E', '', Buffer.alloc(4))
const types = (messages: { type: string }[]) => messages.map(({ type }) => type).join('')
const values = (messages: { type: string; body: string }[]) =>
  messages.filter(({ type }) => type === 'D').map(({ body }) => body.slice(6))

async function items(): Promise<unknown[]> {
  const client = await connectTo(server.url)
  const { rows } = await client.query('SELECT n, body FROM item ORDER BY n')
  await client.end()
  return rows
}

describe('requests', () => {
  it('carry parameters of megabytes', async () => {
    const client = await connectTo(server.url)
    const body = '重型机械'.repeat(400_000)
    const { rows } = await client.query('SELECT length($1::text) AS n, md5($1::text) = md5($2::text) AS same', [
      body,
      body,
    ])
    expect(rows).toEqual([{ n: 1_600_000, same: true }])
    await client.end()
  })

  it('above the limit end the connection, and no other', async () => {
    const small = await serve(database, { requestLimit: 1_000 })
    const client = await connectTo(small.url)
    expect(await codeOf(client.query('SELECT $1::text', ['x'.repeat(2_000)]))).toBe('08P01')
    const other = await connectTo(small.url)
    expect((await other.query('SELECT 1 AS n')).rows).toEqual([{ n: 1 }])
    await other.end()
    await small.close()
  })

  it('that fail in the middle of a pipeline skip to their Sync, and the next one is whole', async () => {
    raw.send(
      ...[parse('', 'INSERT INTO item VALUES (1)'), bind(''), execute()],
      ...[parse('', 'SELECT 1/0'), bind(''), execute()],
      ...[parse('', 'INSERT INTO item VALUES (2)'), bind(''), execute(), sync()],
      ...[parse('', 'INSERT INTO item VALUES (3)'), bind(''), execute(), sync()],
    )
    expect(types(await raw.until('Z'))).toBe('12C1EZ')
    expect(types(await raw.until('Z'))).toBe('12CZ')
    expect(await items()).toEqual([{ n: 3, body: null }])
  })

  it('arrive whole however the packets are cut', async () => {
    const bytes = Buffer.concat([parse('', "SELECT 'cut'"), bind(''), execute(), sync()])
    for (const byte of bytes) {
      raw.socket.write(Buffer.of(byte))
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(values(await raw.until('Z'))).toEqual(['cut'])
  })

  it('may be read in portions with Flush, while others wait', async () => {
    const other = await connectTo(server.url)
    const limited = message('E', '', Buffer.of(0, 0, 0, 2))
    raw.send(parse('', 'SELECT generate_series(1, 3)'), bind(''), limited, message('H'))
    expect(types(await raw.until('s'))).toBe('12DDs')
    const waiting = other.query('SELECT 7 AS n')
    raw.send(limited, sync())
    expect(values(await raw.until('Z'))).toEqual(['3'])
    expect((await waiting).rows).toEqual([{ n: 7 }])
    await other.end()
  })

  it('of a kind that does not exist end the connection', async () => {
    raw.send(message('y'))
    expect((await raw.until('nothing'))[0]?.body).toContain('08P01')
  })
})

describe('prepared statements', () => {
  it('of one name in two connections are two', async () => {
    const other = await RawClient.connect(server.url)
    raw.send(parse('s', "SELECT 'mine'"), sync())
    other.send(parse('s', "SELECT 'yours'"), sync())
    await Promise.all([raw.until('Z'), other.until('Z')])
    raw.send(bind('s'), execute(), sync())
    other.send(bind('s'), execute(), sync())
    expect([values(await raw.until('Z')), values(await other.until('Z'))]).toEqual([['mine'], ['yours']])
    other.socket.destroy()
  })

  it('may have names as long as PostgreSQL allows', async () => {
    const [one, two] = [`${'n'.repeat(62)}1`, `${'n'.repeat(62)}2`]
    raw.send(parse(one, 'SELECT 1'), parse(two, 'SELECT 2'), bind(two), execute(), sync())
    expect(values(await raw.until('Z'))).toEqual(['2'])
  })

  it('without a name are still there in the next request, whatever others have asked', async () => {
    const other = await RawClient.connect(server.url)
    raw.send(parse('', "SELECT 'mine'"), message('D', Buffer.from('S'), ''), sync())
    expect(types(await raw.until('Z'))).toBe('1tTZ')
    other.send(parse('', "SELECT 'yours'"), sync())
    await other.until('Z')
    raw.send(bind(''), execute(), sync())
    const answer = await raw.until('Z')
    expect([types(answer), values(answer)]).toEqual(['2DCZ', ['mine']])
    other.socket.destroy()
  })

  it('without a name are never those of others', async () => {
    const other = await RawClient.connect(server.url)
    other.send(parse('', "SELECT 'yours'"), sync())
    await other.until('Z')
    raw.send(bind(''), execute(), sync())
    const answer = await raw.until('Z')
    expect(types(answer)).toBe('EZ')
    expect(answer[0]?.body).toContain('26000')
    other.socket.destroy()
  })

  it('end with their connection', async () => {
    raw.send(parse('left', 'SELECT 1'), sync())
    await raw.until('Z')
    raw.send(message('X'))
    await raw.until('nothing')
    const client = await connectTo(server.url)
    expect((await client.query('SELECT name FROM pg_prepared_statements')).rows).toEqual([])
    await client.end()
  })
})

describe('COPY', () => {
  it('takes data in from one client while another asks', async () => {
    const other = await connectTo(server.url)
    raw.send(simpleQuery('/* load */ COPY public."item" (n, body) FROM STDIN'))
    expect(types(await raw.until('G'))).toBe('G')
    raw.send(message('d', Buffer.from('1\tone\n2\t')))
    expect((await other.query('SELECT count(*)::int AS n FROM item')).rows).toEqual([{ n: 0 }])
    raw.send(message('d', Buffer.from('two\n')), message('c'))
    expect(types(await raw.until('Z'))).toBe('CZ')
    raw.send(simpleQuery('SELECT 5'))
    expect(values(await raw.until('Z'))).toEqual(['5'])
    expect(await items()).toEqual([
      { n: 1, body: 'one' },
      { n: 2, body: 'two' },
    ])
    await other.end()
  })

  it('that the client breaks off keeps nothing', async () => {
    raw.send(simpleQuery('copy item from stdin'), message('d', Buffer.from('1\tone\n')), message('f', 'no more'))
    expect(types(await raw.until('Z'))).toBe('GEZ')
    expect(await items()).toEqual([])
  })

  it('into a table that does not exist fails after its data', async () => {
    raw.send(simpleQuery('COPY missing FROM STDIN'), message('d', Buffer.from('1\n')), message('c'))
    const answer = await raw.until('Z')
    expect(types(answer)).toBe('GEZ')
    expect(answer[1]?.body).toContain('42P01')
  })

  it('whose client goes away keeps nothing and stops nobody', async () => {
    raw.send(simpleQuery('COPY item FROM STDIN'), message('d', Buffer.from('1\tone\n')))
    await raw.until('G')
    raw.socket.destroy()
    expect(await items()).toEqual([])
  })

  it('gives data out', async () => {
    raw.send(simpleQuery('COPY (SELECT 1, NULL) TO STDOUT'))
    expect(types(await raw.until('Z'))).toBe('HdcCZ')
  })

  it.each([
    ['among other statements', [simpleQuery('SELECT 1; COPY item FROM STDIN')], 'TDCGEZ'],
    ['in the extended protocol', [parse('', 'COPY item FROM STDIN'), bind(''), execute(), sync()], 'EZ'],
    ['but not in a string', [simpleQuery("SELECT ';COPY item FROM STDIN'")], 'TDCZ'],
  ])('%s does not harm the database', async (_place, request, answer) => {
    raw.send(...request)
    expect(types(await raw.until('Z'))).toBe(answer)
    expect(await items()).toEqual([])
  })
})

describe('notifications', () => {
  it('reach those who listen, and only those', async () => {
    const [listener, other] = await Promise.all([connectTo(server.url), connectTo(server.url)])
    const heard: string[] = []
    listener.on('notification', ({ channel, payload }) => heard.push(`${channel}:${payload}`))
    other.on('notification', () => heard.push('astray'))
    await listener.query('LISTEN news')
    await listener.query('LISTEN "Other News"')
    await other.query("NOTIFY news, 'one'")
    await other.query(`SELECT pg_notify('Other News', 'two')`)
    await listener.query('UNLISTEN news')
    await other.query("NOTIFY news, 'three'")
    await listener.query('SELECT 1')
    expect(heard).toEqual(['news:one', 'Other News:two'])
    await Promise.all([listener.end(), other.end()])
  })

  it('still reach those who listen when another one stops', async () => {
    const [listener, other] = await Promise.all([connectTo(server.url), connectTo(server.url)])
    const heard: string[] = []
    listener.on('notification', ({ payload }) => heard.push(payload ?? ''))
    await listener.query('LISTEN news')
    await other.query('LISTEN news')
    await other.query('UNLISTEN *')
    await other.query("NOTIFY news, 'one'")
    await listener.query('SELECT 1')
    expect(heard).toEqual(['one'])
    await Promise.all([listener.end(), other.end()])
  })
})

describe('a connection', () => {
  it('needs the password', async () => {
    const client = new Client({ connectionString: server.url.replace(/:[^:@]+@/, ':guess@') })
    expect(await codeOf(client.connect())).toBe('28P01')
  })

  it('is refused encryption in the way of the protocol', async () => {
    const socket = connect(server.port, '127.0.0.1')
    socket.write(Buffer.from('0000000804d2162f', 'hex'))
    expect(await new Promise((resolve) => socket.once('data', (data) => resolve(String(data))))).toBe('N')
    socket.destroy()
  })

  it('above the limit is refused', async () => {
    const small = await serve(database, { connectionLimit: 1 })
    const first = await connectTo(small.url)
    const second = new Client({ connectionString: small.url })
    second.on('error', () => {})
    expect(await codeOf(second.connect())).toBe('53300')
    await first.end()
    await small.close()
  })

  it('that says nothing is cut off', async () => {
    const impatient = await serve(database, { startupMs: 20 })
    const socket = connect(impatient.port, '127.0.0.1')
    await new Promise((resolve) => socket.once('close', resolve))
    await impatient.close()
  })
})
