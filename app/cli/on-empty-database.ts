import { newId } from '#lib/ids.ts'
import { asOwner } from '#prisma/as-owner.server.ts'
import { connectDatabase, disconnectDatabase } from '#prisma/client.server.ts'
import { startEmbeddedPostgres } from '#prisma/embedded/start-embedded-postgres.server.ts'
import { migrate } from '#prisma/migrate.server.ts'

/** Does work on a database in memory that holds nothing but one directory of knowledge, whose id it gets. */
export async function onEmptyDatabase<T>(work: (directoryId: string) => Promise<T>): Promise<T> {
  const embedded = await startEmbeddedPostgres({ dataDir: null })
  try {
    const [orgId, directoryId] = [newId(), newId()]
    await asOwner(embedded.url, async (client) => {
      await migrate(client)
      await client.query(
        `INSERT INTO organisation (id, kind, name, lineage) VALUES ($1::uuid, 'group', 'group', ARRAY[$1::uuid])`,
        [orgId],
      )
      await client.query(`INSERT INTO knowledge_directory (id, org_id, name) VALUES ($1, $2, 'collection')`, [
        directoryId,
        orgId,
      ])
    })
    connectDatabase({ url: embedded.url, pool: 1 })
    try {
      return await work(directoryId)
    } finally {
      await disconnectDatabase()
    }
  } finally {
    await embedded.stop()
  }
}
