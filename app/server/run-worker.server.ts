import { configureMail } from '#app/mail/mailer.server.ts'
import type { Env } from '#lib/env.server.ts'
import { AppError } from '#lib/errors.ts'
import { closeFileStore, openFileStore } from '#lib/file-store.server.ts'
import { logger } from '#lib/log.ts'
import { connectDatabase, disconnectDatabase } from '#prisma/client.server.ts'
import { proveMigrated } from '#prisma/prove-migrated.server.ts'
import { proveStepDown } from '#prisma/prove-step-down.server.ts'
import { configureModelsOf } from './configure-models.server.ts'
import { fileFolder } from './file-folder.ts'
import { mailOptions } from './mail-options.ts'
import { startJobs } from './start-jobs.server.ts'
import { stopInOrder } from './stop-in-order.ts'
import { warnOfLongTransactions } from './warn-of-long-transactions.ts'

/**
 * A process that does jobs and serves nobody, beside `gantry web` on the same database.
 * @throws AppError CONFIG without DATABASE_URL: embedded, the one process does both
 */
export async function runWorker({ env }: { env: Env }): Promise<{ stop: () => Promise<void> }> {
  if (!env.DATABASE_URL || !env.GANTRY_SECRET) {
    throw new AppError('CONFIG', 'gantry worker needs DATABASE_URL; embedded, gantry web does the jobs as well')
  }
  const log = logger(env.LOG_LEVEL)
  warnOfLongTransactions(log)
  connectDatabase({ url: env.DATABASE_URL })
  try {
    await proveStepDown()
    const unknown = await proveMigrated()
    if (unknown.length > 0) log.warn({ unknown }, 'the database is of a later version of the product')
    configureMail(mailOptions(env))
    configureModelsOf({ env, secret: env.GANTRY_SECRET })
    openFileStore({ folder: fileFolder(env) })
    const jobs = await startJobs({
      databaseUrl: env.DATABASE_URL,
      redisUrl: env.REDIS_URL,
      log,
    })
    return {
      stop: () => stopInOrder([disconnectDatabase, async () => closeFileStore(), jobs.stop]),
    }
  } catch (error) {
    await disconnectDatabase()
    throw error
  }
}
