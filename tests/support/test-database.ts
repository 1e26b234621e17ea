import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll } from 'vitest'
import { connectDatabase, type DatabaseOptions, disconnectDatabase } from '#prisma/client.server.ts'
import { migrate } from '#prisma/migrate.server.ts'

/** The database's owner, for what a test prepares and looks at behind the back of every policy. */
export interface Owner {
  query: (sql: string, values?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>
  /** the connection itself, for loaders */
  client: pg.Client
  url: string
}

interface Server {
  url: string
  stop: () => Promise<void>
}

/**
 * A database of this test file's own, migrated and empty, with the product's client connected to it: in memory, or on the
 * PostgreSQL at TEST_DATABASE_URL.
 */
export function useTestDatabase(options: Pick<DatabaseOptions, 'onConnect'> = {}): Owner {
  const owner = {} as Owner
  let server: Server
  beforeAll(async () => {
    server = process.env.TEST_DATABASE_URL ? await onPostgres(process.env.TEST_DATABASE_URL) : await inMemory()
    owner.url = server.url
    owner.client = new pg.Client(server.url)
    await owner.client.connect()
    owner.query = (sql, values) => owner.client.query(sql, values)
    await migrate(owner.client)
    connectDatabase({ url: server.url, ...options })
  })
  afterAll(async () => {
    await disconnectDatabase()
    await owner.client.end()
    await server.stop()
  })
  return owner
}

async function inMemory(): Promise<Server> {
  const { startEmbeddedPostgres } = await import('#prisma/embedded/start-embedded-postgres.server.ts')
  const embedded = await startEmbeddedPostgres({ dataDir: null })
  return { url: embedded.url, stop: () => embedded.stop() }
}

async function onPostgres(server: string): Promise<Server> {
  const name = `gantry_test_${randomBytes(6).toString('hex')}`
  const url = new URL(server)
  url.pathname = `/${name}`
  await asAdmin(server, `CREATE DATABASE ${name}`)
  return { url: url.href, stop: () => asAdmin(server, `DROP DATABASE ${name} WITH (FORCE)`) }
}

async function asAdmin(server: string, sql: string): Promise<void> {
  const admin = new pg.Client(server)
  await admin.connect()
  try {
    await admin.query(sql)
  } finally {
    await admin.end()
  }
}
