import { AppError, isAppError } from '#lib/errors.ts'
import { compareApplied } from './migrate.server.ts'
import { withRole } from './with-actor.server.ts'

/**
 * Proves that the database has all that this version of the product asks of it: its login owns no tables, and nothing else would say so
 * before a request fails. What a later version has added is let be, so that processes of both can work while one takes the other's place.
 * @returns the migrations of a later version
 * @throws AppError CONFIG with a sentence saying what to do
 */
export async function proveMigrated(): Promise<string[]> {
  const { missing, unknown } = await compareApplied(await readApplied())
  if (missing.length > 0)
    throw new AppError(
      'CONFIG',
      `The database is of an earlier version of Gantry: it lacks ${missing.length} migrations. Run gantry migrate first.`,
    )
  return unknown
}

/** None where they may not be read: before the migration that lets them be. */
async function readApplied(): Promise<string[]> {
  try {
    const rows = await withRole(
      'gantry_jobs',
      (tx) => tx.$queryRaw<{ name: string }[]>`
        SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL`,
    )
    return rows.map(({ name }) => name)
  } catch (error) {
    if (isAppError(error) && error.code === 'FORBIDDEN') return []
    throw error
  }
}
