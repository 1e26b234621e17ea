import { resolve } from 'node:path'
import { readEnv } from '#lib/env.server.ts'
import { AppError } from '#lib/errors.ts'
import { readDataFolderHolder } from '#prisma/embedded/data-folder-lock.server.ts'

/**
 * Where a command finds the data: at DATABASE_URL, or at the running server whose data folder this is.
 * @throws AppError CONFIG when the embedded database is not running: two processes on its folder would lose data
 */
export async function databaseAddress(): Promise<string> {
  const env = readEnv({ GANTRY_SECRET: '-'.repeat(32), ...process.env })
  if (env.DATABASE_URL) return env.DATABASE_URL
  const holder = await readDataFolderHolder({ dataDir: resolve(env.DATA_DIR) })
  if (holder?.url) return holder.url
  if (holder)
    throw new AppError(
      'CONFIG',
      `The server is starting (process ${holder.pid}). Try again when it says that it is ready.`,
    )
  throw new AppError(
    'CONFIG',
    'Start the server first (npm start): the command goes through its database. Or set DATABASE_URL.',
  )
}
