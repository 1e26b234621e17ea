import { isAppError } from '#lib/errors.ts'
import { connectDatabase, disconnectDatabase } from '#prisma/client.server.ts'
import { databaseAddress } from './database-address.server.ts'

/**
 * Does the work of a command on the database that it finds: beside a running embedded server through that server's. What was
 * typed wrong is said field by field.
 * @throws AppError CONFIG when there is no database to be found; whatever the work throws
 */
export async function onDatabase(work: () => Promise<void>): Promise<void> {
  connectDatabase({ url: await databaseAddress(), pool: 2 })
  try {
    await work()
  } catch (error) {
    if (isAppError(error) && error.details.invalid) console.error(JSON.stringify(error.details.invalid))
    throw error
  } finally {
    await disconnectDatabase()
  }
}
