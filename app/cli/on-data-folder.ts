import { productVersion } from '#app/http/check-health.server.ts'
import { AppError } from '#lib/errors.ts'
import { asOwner } from '#prisma/as-owner.server.ts'
import { connectDatabase, disconnectDatabase } from '#prisma/client.server.ts'
import { startEmbeddedPostgres } from '#prisma/embedded/start-embedded-postgres.server.ts'
import { compareMigrations, ofLaterVersion } from '#prisma/migrate.server.ts'

/**
 * Does work on the embedded database of a data folder in which no server works: under the folder's lock, and with nothing of it
 * changed but by the work itself.
 * @throws AppError CONFIG when a process has taken the folder meanwhile, or the data are of another version of the product
 */
export async function onDataFolder<T>({ dataDir }: { dataDir: string }, work: () => Promise<T>): Promise<T> {
  const embedded = await startEmbeddedPostgres({
    dataDir,
    migrate: (url) => asOwner(url, refuseOtherVersion),
    sessionRole: 'gantry_login',
    version: productVersion,
  })
  try {
    connectDatabase({ url: embedded.url, pool: 2 })
    try {
      return await work()
    } finally {
      await disconnectDatabase()
    }
  } finally {
    await embedded.stop()
  }
}

async function refuseOtherVersion(client: Parameters<typeof compareMigrations>[0]): Promise<void> {
  const { missing, unknown } = await compareMigrations(client)
  if (unknown.length > 0) throw ofLaterVersion()
  if (missing.length > 0)
    throw new AppError(
      'CONFIG',
      'The data are of an earlier version of Gantry. Start the server once (npm start), which brings them up to date.',
    )
}
