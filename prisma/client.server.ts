import { PrismaPg } from '@prisma/adapter-pg'
import { type ClientBase, Pool } from 'pg'
import { forget, once } from '#lib/once.ts'
import { Prisma, PrismaClient } from './generated/client.ts'
import { nameOfStatement } from './keep-plans.server.ts'

export type { PrismaClient }
export { Prisma }

/** What a verb gets: the client inside a transaction that has stepped into a role. */
export type Tx = Prisma.TransactionClient

export interface DatabaseOptions {
  /** postgres:// address */
  url: string
  /** connections; the embedded database serves them one at a time, whatever the number */
  pool?: number
  /** is shown every connection that is made, for whoever listens to what the server says beside its answers */
  onConnect?: (connection: ClientBase) => void
}

/**
 * Connects the process's one client. Its connections rest in `gantry_login`, which may touch no table: only `withActor`
 * and `withRole` step into a role that may, and only for a transaction.
 */
export function connectDatabase({ url, pool = 10, onConnect }: DatabaseOptions): PrismaClient {
  return once('prisma', () => {
    const connections = new Pool({ connectionString: url, max: pool, options: '-c role=gantry_login' })
    if (onConnect) connections.on('connect', onConnect)
    const adapter = new PrismaPg(connections, { disposeExternalPool: true, statementNameGenerator: nameOfStatement })
    // One held transaction makes all others wait on the embedded database: wait long rather than fail early.
    return new PrismaClient({ adapter, transactionOptions: { maxWait: 15_000, timeout: 15_000 } })
  })
}

/** The client that `connectDatabase` made; throws when nothing has connected yet. */
export function database(): PrismaClient {
  return once('prisma', () => {
    throw new Error('connectDatabase has not been called')
  })
}

/** Closes the client and forgets it. */
export async function disconnectDatabase(): Promise<void> {
  const client = database()
  forget('prisma')
  await client.$disconnect()
}
