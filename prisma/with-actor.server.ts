import { AppError } from '#lib/errors.ts'
import type { Actor } from './actor.ts'
import { database, Prisma, type Tx } from './client.server.ts'
import { underWatch } from './watch-transactions.server.ts'

/** The roles that a transaction may step into, beside `gantry_app`, which needs an actor. */
export type ServiceRole = 'gantry_auth' | 'gantry_jobs'

/** How long a statement may take. */
const usualPatienceMs = 20_000

/**
 * Runs `work` in one short transaction as the actor: PostgreSQL's policies decide what every statement sees and may write.
 * Never wait for a network, a file, a model or a client inside: on the embedded database everybody else waits with you.
 * @throws AppError FORBIDDEN for a write out of scope, CONFLICT for a serialisation failure or something that is there
 * already, BAD_INPUT for a value that a column cannot hold, DATABASE_GONE when there is no database; whatever `work` throws
 * rolls the transaction back and comes out unchanged
 * @param patienceMs how long one statement may take; more than the default only for a job over everything
 * @param label what it is for, as the log says it when it lasted too long; no value
 */
export function withActor<T>(
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
  { patienceMs = usualPatienceMs, label = 'gantry_app' }: { patienceMs?: number; label?: string } = {},
): Promise<T> {
  const enter = (tx: Tx) => stepInto(tx, { role: 'gantry_app', actor, patienceMs })
  return inTransaction({ enter, work, patienceMs, label })
}

/** The same for the product's own business: sign-in (`gantry_auth`), the relay (`gantry_jobs`). No actor, so no records. */
export function withRole<T>(
  role: ServiceRole,
  work: (tx: Tx) => Promise<T>,
  { patienceMs = usualPatienceMs }: { patienceMs?: number } = {},
): Promise<T> {
  const enter = (tx: Tx) => tx.$executeRaw`SELECT set_config('role', ${role}, true),
    set_config('statement_timeout', ${`${patienceMs}ms`}, true)`
  return inTransaction({ enter, work, patienceMs, label: role })
}

async function inTransaction<T>(options: {
  enter: (tx: Tx) => Promise<unknown>
  work: (tx: Tx) => Promise<T>
  patienceMs: number
  label: string
}): Promise<T> {
  const { enter, work, patienceMs, label } = options
  const mayBeLong = patienceMs > usualPatienceMs
  try {
    return await database().$transaction(
      // Watched from here: what waits for a connection holds up nobody.
      (tx) =>
        underWatch({ label, mayBeLong }, async () => {
          await enter(tx)
          return await work(tx)
        }),
      { maxWait: 15_000, timeout: patienceMs },
    )
  } catch (error) {
    throw named(error)
  }
}

/**
 * Takes the role, sets who acts and how long a statement may take; all end with the transaction. The client gives a transaction up
 * after as long, but the database would go on with its statement for as long as that takes. Compiling a statement with the
 * sub-plans of its policies takes PostgreSQL longer than a second, and running it a few milliseconds.
 */
function stepInto(
  tx: Tx,
  { role, actor, patienceMs }: { role: string; actor: Actor; patienceMs: number },
): Promise<unknown> {
  return tx.$executeRaw`SELECT set_config('role', ${role}, true),
    set_config('statement_timeout', ${`${patienceMs}ms`}, true),
    set_config('jit', 'off', true),
    ${settingsOf(actor)}`
}

/** Who acts, as the policies read it. */
function settingsOf(actor: Actor): Prisma.Sql {
  const flag = (on: boolean) => (on ? 'on' : 'off')
  const list = (ids: readonly string[]) => `{${ids.join(',')}}`
  return Prisma.sql`set_config('gantry.person', ${actor.personId}, true),
    set_config('gantry.all', ${flag(actor.all)}, true),
    set_config('gantry.keeper', ${flag(actor.keeper)}, true),
    set_config('gantry.costs', ${flag(actor.costs)}, true),
    set_config('gantry.reviews', ${flag(actor.reviews)}, true),
    set_config('gantry.orgs', ${list(actor.all ? [] : actor.orgs)}, true),
    set_config('gantry.write_orgs', ${list(actor.writeOrgs)}, true),
    set_config('gantry.sales_orgs', ${list(actor.salesOrgs)}, true),
    set_config('gantry.companies', ${list(actor.companies)}, true),
    set_config('gantry.write_companies', ${list(actor.writeCompanies)}, true),
    set_config('gantry.group_rules', ${flag(actor.keptRules === 'group')}, true),
    set_config('gantry.rule_orgs', ${list(actor.keptRules === 'group' ? [] : actor.keptRules)}, true)`
}

/**
 * Lets a service of ours act for a while inside of a person's transaction, where what a person decides has to be carried out on what
 * they may not see or write themselves: the service's own policies say what that is. Whether the person may decide it is asked
 * before. Afterwards it is the person again; what `work` throws ends the transaction anyway.
 */
export async function actAs<T>(
  { tx, actor, as }: { tx: Tx; actor: Actor; as: Actor },
  work: () => Promise<T>,
): Promise<T> {
  await tx.$executeRaw`SELECT ${settingsOf(as)}`
  const done = await work()
  await tx.$executeRaw`SELECT ${settingsOf(actor)}`
  return done
}

/** What a column cannot hold: not of its type (an id, a date, a number), out of its range, a character it has no place for. */
const unholdable = new Set(['22P02', '22P05', '22003', '22007', '22008', '22021'])

/**
 * Gives the driver's failures that have a meaning of their own their name. Verbs and schemas refuse bad input and what is there
 * already in words of their own; what gets past them is still the sender's to mend, and says nothing of what it ran into.
 */
function named(error: unknown): unknown {
  const state = sqlState(error)
  if (state === '42501') return new AppError('FORBIDDEN', 'refused by row-level security', { cause: error })
  if (state === '40001' || state === '40P01') return new AppError('CONFLICT', 'serialisation failure', { cause: error })
  if (state === '23505') return new AppError('CONFLICT', 'there already', { cause: error })
  if (state && unholdable.has(state)) return new AppError('BAD_INPUT', `refused as ${state}`, { cause: error })
  if (isDatabaseGone(error)) return new AppError('DATABASE_GONE', 'no answer from the database', { cause: error })
  return error
}

/** The SQLSTATE of a failed statement, wherever Prisma has put it; undefined when there is none. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    const cause = (error.meta?.driverAdapterError as { cause?: { code?: string; originalCode?: string } } | undefined)
      ?.cause
    return cause?.originalCode ?? cause?.code ?? (error.meta?.code as string | undefined)
  }
  return (error as { code?: string }).code
}

/** Of Prisma, of the network, and of PostgreSQL when it ends a connection, takes none (55000, 53300), or comes and goes. */
const goneCodes = new Set([
  'P1001',
  'P1002',
  'P1017',
  'ECONNREFUSED',
  'ECONNRESET',
  '57P01',
  '57P02',
  '57P03',
  '55000',
  '53300',
  '08006',
  '08003',
])

/** Whether a failure, as it came from the driver or Prisma, means that there is no database to ask. */
export function isDatabaseGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  // What PostgreSQL said stands inside of what Prisma says of it.
  const codes = [(error as { code?: string }).code, sqlState(error)]
  if (codes.some((code) => code && goneCodes.has(code))) return true
  return /Connection terminated|server closed the connection|ECONNREFUSED|DatabaseNotReachable|ConnectionClosed/.test(
    error.message,
  )
}
