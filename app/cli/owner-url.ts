import { readEnv } from '#lib/env.server.ts'
import { AppError } from '#lib/errors.ts'

/**
 * The database that an administrator's command works on.
 * @throws AppError CONFIG without DATABASE_URL: the embedded database prepares itself when it starts
 */
export function ownerUrl(): string {
  const { DATABASE_URL } = readEnv({ GANTRY_SECRET: '-'.repeat(32), ...process.env })
  if (!DATABASE_URL) {
    throw new AppError(
      'CONFIG',
      'Set DATABASE_URL. The embedded database needs no such command: it prepares itself at start.',
    )
  }
  return DATABASE_URL
}
