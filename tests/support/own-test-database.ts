import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll } from 'vitest'
import { connectDatabase, disconnectDatabase } from '#prisma/client.server.ts'
import { migrate } from '#prisma/migrate.server.ts'

export function useTestDatabase() {
  const server = process.env.TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:55417/postgres'
  const name = `gantry_signin_${randomBytes(4).toString('hex')}`
  const own = new URL(server)
  own.pathname = `/${name}`
  const owner = {
    query: (async () => ({ rows: [] })) as (
      sql: string,
      values?: unknown[],
    ) => Promise<{ rows: Record<string, unknown>[] }>,
  }
  let client: pg.Client
  beforeAll(async () => {
    const admin = new pg.Client(server)
    await admin.connect()
    await admin.query(`CREATE DATABASE ${name}`)
    await admin.end()
    client = new pg.Client(own.href)
    await client.connect()
    await migrate(client)
    owner.query = (sql, values) => client.query(sql, values)
    connectDatabase({ url: own.href })
  })
  afterAll(async () => {
    await disconnectDatabase()
    await client.end()
    const admin = new pg.Client(server)
    await admin.connect()
    await admin.query(`DROP DATABASE ${name}`)
    await admin.end()
  })
  return owner
}
