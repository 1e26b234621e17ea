import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import type { Actor } from '#prisma/actor.ts'
import { connectDatabase, disconnectDatabase } from '#prisma/client.server.ts'
import { migrate } from '#prisma/migrate.server.ts'
import { withRole } from '#prisma/with-actor.server.ts'
import { loadScaled, type Scaled } from '#tests/factories/load-scaled.ts'

export interface ScaledDatabase {
  /** as the owner: no policy applies */
  client: pg.Client
  url: string
  scaled: Scaled
  /** once the product's client is connected to it */
  actorOf: (id: string) => Promise<Actor>
  drop: () => Promise<void>
}

/**
 * A database of its own, of 100,000 opportunities unless told otherwise, on the PostgreSQL at `server`. The caller connects
 * the product's client.
 */
export async function openScaledDatabase(
  server: string,
  size: { opportunities?: number; organisations?: number } = {},
): Promise<ScaledDatabase> {
  const name = `gantry_scaled_${randomBytes(6).toString('hex')}`
  const address = new URL(server)
  address.pathname = `/${name}`
  const url = address.href
  await asAdmin(server, `CREATE DATABASE ${name}`)
  const client = new pg.Client(url)
  const drop = async () => {
    // The server may have been killed meanwhile.
    await client.end().catch(() => {})
    await asAdmin(server, `DROP DATABASE ${name} WITH (FORCE)`)
  }
  try {
    await client.connect()
    await migrate(client)
    return { client, url, scaled: await loadScaled({ client, ...size }), actorOf, drop }
  } catch (error) {
    await drop()
    throw error
  }
}

/** Does something on such a database with the product's client connected to it; it is gone afterwards. */
export async function onScaledDatabase<T>(
  options: { server: string; opportunities?: number; organisations?: number },
  work: (database: ScaledDatabase) => Promise<T>,
): Promise<T> {
  const { server, ...size } = options
  const database = await openScaledDatabase(server, size)
  connectDatabase({ url: database.url })
  try {
    return await work(database)
  } finally {
    await disconnectDatabase()
    await database.drop()
  }
}

async function asAdmin(server: string, sql: string): Promise<void> {
  const admin = new pg.Client(server)
  await admin.connect()
  await admin.query(sql)
  await admin.end()
}

async function actorOf(id: string): Promise<Actor> {
  const actor = await withRole('gantry_auth', (tx) => resolveActor({ tx, personId: id }))
  if (!actor) throw new Error(`nobody is ${id}`)
  return actor
}

/** Does something on an empty database of the server's, migrated; it is gone afterwards. The caller connects the product's client. */
export async function onEmptyServer<T>(
  server: string,
  work: (database: { client: pg.Client; url: string }) => Promise<T>,
): Promise<T> {
  const name = `gantry_empty_${randomBytes(6).toString('hex')}`
  const address = new URL(server)
  address.pathname = `/${name}`
  await asAdmin(server, `CREATE DATABASE ${name}`)
  const client = new pg.Client(address.href)
  try {
    await client.connect()
    await migrate(client)
    return await work({ client, url: address.href })
  } finally {
    await client.end().catch(() => {})
    await asAdmin(server, `DROP DATABASE ${name} WITH (FORCE)`)
  }
}
