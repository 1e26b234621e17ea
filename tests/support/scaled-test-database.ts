import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import type { Actor } from '#prisma/actor.ts'
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

/** A database of 100,000 opportunities of its own on the PostgreSQL at `server`. The caller connects the product's client. */
export async function openScaledDatabase(server: string): Promise<ScaledDatabase> {
  const name = `gantry_scaled_${randomBytes(6).toString('hex')}`
  const address = new URL(server)
  address.pathname = `/${name}`
  const url = address.href
  const admin = new pg.Client(server)
  await admin.connect()
  await admin.query(`CREATE DATABASE ${name}`)
  const client = new pg.Client(url)
  const drop = async () => {
    await client.end()
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`)
    await admin.end()
  }
  try {
    await client.connect()
    await migrate(client)
    return { client, url, scaled: await loadScaled({ client }), actorOf, drop }
  } catch (error) {
    await drop()
    throw error
  }
}

async function actorOf(id: string): Promise<Actor> {
  const actor = await withRole('gantry_auth', (tx) => resolveActor({ tx, personId: id }))
  if (!actor) throw new Error(`nobody is ${id}`)
  return actor
}
