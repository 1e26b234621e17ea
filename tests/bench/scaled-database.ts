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
  scaled: Scaled
  actorOf: (id: string) => Promise<Actor>
}

/** Runs `work` on a database of 100,000 opportunities of its own, on the PostgreSQL at `server`. */
export async function onScaledDatabase<T>(server: string, work: (database: ScaledDatabase) => Promise<T>): Promise<T> {
  const name = `gantry_scaled_${randomBytes(6).toString('hex')}`
  const url = new URL(server)
  url.pathname = `/${name}`
  const admin = new pg.Client(server)
  await admin.connect()
  await admin.query(`CREATE DATABASE ${name}`)
  try {
    const client = new pg.Client(url.href)
    await client.connect()
    await migrate(client)
    const scaled = await loadScaled({ client })
    connectDatabase({ url: url.href })
    try {
      return await work({ client, scaled, actorOf })
    } finally {
      await disconnectDatabase()
      await client.end()
    }
  } finally {
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`)
    await admin.end()
  }
}

async function actorOf(id: string): Promise<Actor> {
  const actor = await withRole('gantry_auth', (tx) => resolveActor({ tx, personId: id }))
  if (!actor) throw new Error(`nobody is ${id}`)
  return actor
}
