import { AppError } from '#lib/errors.ts'
import { database } from './client.server.ts'
import { tableClasses } from './table-classes.ts'
import { sqlState } from './with-actor.server.ts'

interface Standing {
  role: string
  bypasses: boolean
  /** tables that are not there, or whose policies do not hold for the role */
  open: string[]
  seen: number
}

/**
 * Proves, by asking the database, that the product works without the rights of its login: inside a transaction as gantry_app
 * with row-level security in force on every table and nothing in sight of nobody, outside one without any table at all. A superuser or owner
 * who could not step down would make every policy void.
 * @throws AppError CONFIG with a sentence saying what to do
 */
export async function proveStepDown(): Promise<void> {
  const standing = await steppedDown()
  if (standing.role !== 'gantry_app' || standing.bypasses) {
    throw new AppError(
      'CONFIG',
      `the database login does not step down to gantry_app (it acts as ${standing.role}); grant it gantry_login, or use another`,
    )
  }
  if (standing.open.length > 0) {
    const tables = standing.open.join(', ')
    throw new AppError(
      'CONFIG',
      `row-level security does not hold on ${tables}; run gantry migrate, or enable it again`,
    )
  }
  if (standing.seen !== 0) {
    throw new AppError('CONFIG', 'nobody in particular sees opportunities; restore the policies of the migrations')
  }
  const outside = await readOutside()
  if (outside !== 'refused') {
    throw new AppError('CONFIG', 'connections do not rest in gantry_login: a query outside a transaction saw a table')
  }
}

async function steppedDown(): Promise<Standing> {
  try {
    return await database().$transaction(async (tx) => {
      await tx.$executeRaw`SELECT set_config('role', 'gantry_app', true)`
      const rows = await tx.$queryRaw<Standing[]>`SELECT current_user::text AS role,
        (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user) AS bypasses,
        ARRAY(SELECT name FROM unnest(${Object.keys(tableClasses)}::text[]) name
          WHERE coalesce(NOT row_security_active(to_regclass(name)::oid), true)) AS open,
        (SELECT count(*)::int FROM opportunity) AS seen`
      return rows[0] as Standing
    })
  } catch (cause) {
    if (sqlState(cause) !== '42501') throw cause
    throw new AppError('CONFIG', 'the database login may not become gantry_app; grant it the role gantry_login', {
      cause,
    })
  }
}

async function readOutside(): Promise<'seen' | 'refused'> {
  try {
    await database().$queryRaw`SELECT 1 FROM opportunity LIMIT 1`
    return 'seen'
  } catch (error) {
    if (sqlState(error) === '42501') return 'refused'
    throw error
  }
}
