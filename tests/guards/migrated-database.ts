import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import type { Client } from 'pg'
import { afterAll, beforeAll } from 'vitest'
import { migrate } from '#prisma/migrate.server.ts'
import type { Query } from './read-catalogue.ts'

/** A database of this test file, in memory, with every migration applied. */
export function useMigratedDatabase(): {
  query: Query
  planting: (sql: string, look: () => Promise<void>) => Promise<void>
} {
  let database: PGlite
  beforeAll(async () => {
    database = await PGlite.create({ extensions: { pg_trgm } })
    const query = async (sql: string, values?: unknown[]) =>
      values ? await database.query(sql, values) : ((await database.exec(sql)).at(-1) ?? { rows: [] })
    await migrate({ query } as unknown as Client)
  }, 60_000)
  afterAll(() => database.close())
  return {
    query: (sql) => database.query(sql),
    /** Changes the database, looks, and takes the change back. */
    planting: async (sql, look) => {
      await database.exec(`BEGIN; ${sql}`)
      try {
        await look()
      } finally {
        await database.exec('ROLLBACK')
      }
    },
  }
}
