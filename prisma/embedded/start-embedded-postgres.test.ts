import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readDataFolderHolder } from './data-folder-lock.server.ts'
import { ownerUrl } from './owner-url.ts'
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './start-embedded-postgres.server.ts'
import { codeOf, connectTo, emptyImage } from './wire-harness.server.ts'

let image: Buffer
let dataDir: string
let dump: Buffer

beforeAll(async () => {
  image = await emptyImage()
  dataDir = await mkdtemp(join(tmpdir(), 'gantry-embedded-'))
}, 180_000)

afterAll(async () => {
  await rm(dataDir, { recursive: true, force: true })
})

async function start(options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  return await startEmbeddedPostgres({ dataDir, loadDataDir: image, ...options })
}

async function rows(postgres: EmbeddedPostgres): Promise<number[]> {
  return await postgres.asOwner(async (client) => {
    const { rows: found } = await client.query<{ n: number }>('SELECT n FROM item ORDER BY n')
    return found.map(({ n }) => n)
  })
}

const ground = `CREATE TABLE IF NOT EXISTS item (n integer PRIMARY KEY);
  DO $$ BEGIN IF to_regrole('resting') IS NULL THEN CREATE ROLE resting NOINHERIT; CREATE ROLE app; END IF; END $$;
  GRANT SELECT, INSERT ON item TO app; GRANT app TO resting`

async function migrate(url: string): Promise<void> {
  const client = await connectTo(url)
  await client.query(ground)
  await client.end()
}

describe('the embedded database in memory', { timeout: 120_000 }, () => {
  it('migrates as the owner, lets others rest without rights, and gives a dump to start another from', async () => {
    const postgres = await start({ dataDir: null, migrate, sessionRole: 'resting' })
    const pool = new Pool({ connectionString: postgres.url, max: 3 })
    expect(await codeOf(pool.query('SELECT * FROM item'))).toBe('42501')
    await postgres.execAsOwner('INSERT INTO item VALUES (1); CREATE EXTENSION pg_trgm')
    expect(await codeOf(pool.query('SELECT * FROM item'))).toBe('42501')
    const client = await pool.connect()
    await client.query("BEGIN; SELECT set_config('role', 'app', true)")
    const alike = await client.query("SELECT n, similarity('crane', 'cranes') > 0.5 AS alike FROM item")
    expect(alike.rows).toEqual([{ n: 1, alike: true }])
    await client.query('COMMIT')
    client.release()
    expect(await codeOf(pool.query('SELECT * FROM item'))).toBe('42501')
    await postgres.setSessionRole('app')
    expect((await pool.query('SELECT * FROM item')).rows).toEqual([{ n: 1 }])
    dump = await postgres.dump()

    await postgres.execAsOwner(
      'CREATE TABLE many AS SELECT generate_series(1, 20000) AS n; DELETE FROM many WHERE n > 10000',
    )
    await postgres.maintain()
    const known = `SELECT reltuples, pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn) < 65536 AS written
      FROM pg_class, pg_control_checkpoint() WHERE relname = 'many'`
    const { rows: first } = await postgres.asOwner((owner) => owner.query(known))
    expect(first).toMatchObject([{ reltuples: 10_000 }])
    await postgres.execAsOwner("CREATE TABLE large AS SELECT repeat('x', 1000) FROM generate_series(1, 70000)")
    const { rows: before } = await postgres.asOwner((owner) => owner.query(known))
    await postgres.maintain()
    const { rows: after } = await postgres.asOwner((owner) => owner.query(known))
    expect([...before, ...after]).toMatchObject([{ written: false }, { written: true }])
    await pool.end()
    await postgres.stop()
    await postgres.stop()
    expect(await codeOf(connectTo(postgres.url))).toBe('ECONNREFUSED')
  })

  it('is not replaced by an empty one when it fails', async () => {
    const failed = Promise.withResolvers<{ restarting: boolean }>()
    const postgres = await start({
      dataDir: null,
      loadDataDir: dump,
      statementMs: 1_000,
      onFailure: failed.resolve,
    })
    expect(await rows(postgres)).toEqual([1])
    const client = await connectTo(postgres.url)
    expect(await codeOf(client.query('SELECT pg_sleep(60)'))).not.toBe('none')
    expect(await failed.promise).toMatchObject({ restarting: false })
    expect(await codeOf(connectTo(postgres.url))).toBe('ECONNREFUSED')
    await expect(postgres.dump()).rejects.toThrow('not running')
    await postgres.stop()
  })
})

// One folder through its life: every start costs seconds, so each test leaves it to the next.
describe('the embedded database in a folder', { timeout: 120_000 }, () => {
  let postgres: EmbeddedPostgres

  it('leaves no lock and no thread behind when its migration fails', async () => {
    let url = ''
    const failing = start({
      migrate: (address) => {
        url = address
        return Promise.reject(new Error('no such migration'))
      },
    })
    await expect(failing).rejects.toThrow('no such migration')
    expect(await readDataFolderHolder({ dataDir })).toBeNull()
    expect(await codeOf(connectTo(url))).toBe('ECONNREFUSED')
  })

  it('is made anew where making it was broken off', async () => {
    await rm(join(dataDir, 'postgres'), { recursive: true })
    await mkdir(join(dataDir, 'postgres'))
    await writeFile(join(dataDir, 'postgres', 'PG_VERSION'), '18\n')
    await writeFile(join(dataDir, 'postgres.unfinished'), '')
    postgres = await start({ migrate })
    expect(await rows(postgres)).toEqual([])
    expect((await readdir(dataDir)).sort()).toEqual(['lock.json', 'postgres'])
  })

  it('is refused to a second process, which may ask the first', async () => {
    await expect(start()).rejects.toThrow(`in use by process ${process.pid}`)
    const other = spawn(process.execPath, ['--input-type=module-typescript', '-e', intruder, dataDir])
    const [answer] = await once(other.stdout, 'data')
    expect(String(answer)).toContain(`CONFIG: The data folder ${dataDir} is in use by process ${process.pid}`)

    const holder = await readDataFolderHolder({ dataDir })
    expect(holder).toMatchObject({ pid: process.pid, url: postgres.url })
    const beside = await connectTo(ownerUrl(holder?.url ?? ''))
    await beside.query('INSERT INTO item VALUES (-1)')
    expect((await beside.query('SHOW fsync')).rows).toEqual([{ fsync: 'on' }])
    await beside.end()
    await postgres.stop()
    expect(await readDataFolderHolder({ dataDir })).toBeNull()
  })

  it('loses no acknowledged row when its process is killed', async () => {
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', writer, dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    for await (const piece of child.stdout) {
      said += piece
      if (said.split('\n').length > 60) child.kill('SIGKILL')
    }
    const acknowledged = said.slice(0, said.lastIndexOf('\n')).split('\n').map(Number)
    expect(acknowledged.length).toBeGreaterThanOrEqual(60)
    postgres = await start()
    const [before, ...kept] = await rows(postgres)
    expect(before).toBe(-1)
    expect(kept.slice(0, acknowledged.length)).toEqual(acknowledged)
    // At most the one that was on its way.
    expect(kept.length - acknowledged.length).toBeLessThanOrEqual(1)
  })

  it('stopped under load, has every acknowledged row', async () => {
    await postgres.execAsOwner('TRUNCATE item')
    const pool = new Pool({ connectionString: postgres.ownerUrl, max: 10 })
    pool.on('error', () => {})
    const acknowledged: number[] = []
    let stopped: Promise<void> | undefined
    const codes = await Promise.all(
      Array.from({ length: 300 }, async (_, n) => {
        const code = await codeOf(pool.query('INSERT INTO item VALUES ($1)', [n]))
        if (code === 'none') acknowledged.push(n)
        if (acknowledged.length === 100) stopped ??= postgres.stop()
        return code
      }),
    )
    await stopped
    await pool.end()
    expect(codes.filter((code) => code !== 'none').length).toBeGreaterThan(0)
    const kept = new Set(await rows(await restart()))
    expect(acknowledged.filter((n) => !kept.has(n))).toEqual([])
  })

  const failed = Promise.withResolvers<{ restarting: boolean }>()

  async function restart(): Promise<EmbeddedPostgres> {
    postgres = await start({ statementMs: 2_000, sessionRole: 'resting', onFailure: failed.resolve })
    return postgres
  }

  it('comes back at the same address, in the same role, after a statement that would not end', async () => {
    const before = await rows(postgres)
    const client = await connectTo(postgres.url)
    expect(await codeOf(client.query('SELECT pg_sleep(60)'))).not.toBe('none')
    expect(await failed.promise).toMatchObject({ restarting: true })
    await vi.waitFor(async () => (await connectTo(postgres.url)).end(), { timeout: 60_000 })
    const other = await connectTo(postgres.url)
    expect(await codeOf(other.query('SELECT * FROM item'))).toBe('42501')
    expect(await rows(postgres)).toEqual(before)
    await other.end()
    await postgres.stop()
    expect(await readDataFolderHolder({ dataDir })).toBeNull()
  })
})

const intruder = `
  import { startEmbeddedPostgres } from '#prisma/embedded/start-embedded-postgres.server.ts'
  await startEmbeddedPostgres({ dataDir: process.argv[1] }).catch((error) => console.log(error.code + ': ' + error.message))`

const writer = `
  import { startEmbeddedPostgres } from '#prisma/embedded/start-embedded-postgres.server.ts'
  const postgres = await startEmbeddedPostgres({ dataDir: process.argv[1] })
  await postgres.asOwner(async (client) => {
    for (let n = 0; ; n += 1) {
      await client.query('INSERT INTO item VALUES ($1)', [n])
      console.log(n)
    }
  })`
