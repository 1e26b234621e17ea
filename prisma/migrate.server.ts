import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Client } from 'pg'
import { AppError } from '#lib/errors.ts'
import { newId } from '#lib/ids.ts'

const folder = fileURLToPath(new URL('./migrations/', import.meta.url))

export interface MigrationResult {
  applied: string[]
}

/**
 * Brings the schema up to date: each folder of prisma/migrations once, in order, each in a transaction of its own, kept in
 * Prisma's own table `_prisma_migrations`. Prisma's command line cannot do it, as it wants to download an engine.
 * @param client connected as the owner of the tables, or as somebody who may create them
 * @throws AppError CONFIG for a database of a later version of the product, of which nothing is changed; and when a migration that has been
 * applied was changed since, or when one fails (which leaves nothing of it behind)
 */
export async function migrate(client: Client): Promise<MigrationResult> {
  // Two processes may start at once; the second waits and then finds nothing left to do.
  await client.query('SELECT pg_advisory_lock(471101)')
  try {
    await client.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (
      id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL,
      logs text, rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`)
    const known = await client.query<{ migration_name: string; checksum: string }>(
      'SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL',
    )
    const checksums = new Map(known.rows.map((row) => [row.migration_name, row.checksum]))
    if ((await compareApplied([...checksums.keys()])).unknown.length > 0) throw ofLaterVersion()
    const applied: string[] = []
    for (const name of await migrationNames()) {
      const sql = await readFile(`${folder}${name}/migration.sql`, 'utf8')
      const checksum = createHash('sha256').update(sql).digest('hex')
      const before = checksums.get(name)
      if (before === checksum) continue
      if (before) throw new Error(`migration ${name} was changed after it had been applied; add a new one instead`)
      await apply(client, name, sql, checksum)
      applied.push(name)
    }
    return { applied }
  } finally {
    await client.query('SELECT pg_advisory_unlock(471101)')
  }
}

/**
 * Says how a database stands to the migrations of this version of the product, and changes nothing.
 * @returns `missing`: those that it lacks; `unknown`: those of a later version
 */
export async function compareMigrations(client: Client): Promise<{ missing: string[]; unknown: string[] }> {
  const there = await client.query<{ kept: string | null }>(`SELECT to_regclass('_prisma_migrations')::text AS kept`)
  const { rows } = there.rows[0]?.kept
    ? await client.query<{ migration_name: string }>(
        'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL',
      )
    : { rows: [] }
  return compareApplied(rows.map((row) => row.migration_name))
}

/** The same for whoever has read which were applied. */
export async function compareApplied(names: readonly string[]): Promise<{ missing: string[]; unknown: string[] }> {
  const applied = new Set(names)
  const ours = await migrationNames()
  return {
    missing: ours.filter((name) => !applied.has(name)),
    unknown: [...applied].filter((name) => !ours.includes(name)),
  }
}

/** Says of data that hold what this version of the product knows nothing of that they are not for it. */
export function ofLaterVersion(): AppError {
  return new AppError('CONFIG', 'The data are of a later version of Gantry. Use that one.')
}

async function apply(client: Client, name: string, sql: string, checksum: string): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(sql)
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), 1)`,
      [newId(), checksum, name],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw new Error(`migration ${name} failed; nothing of it was kept`, { cause: error })
  }
}

async function migrationNames(): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}
