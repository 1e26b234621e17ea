import { randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'
import { Client } from 'pg'
import { logger } from '#lib/log.ts'
import { acquireDataFolder, type DataFolderLock } from './data-folder-lock.server.ts'
import { EmbeddedThread } from './embedded-thread.server.ts'
import { maintainEmbedded } from './maintain-embedded.server.ts'
import { ownerUrl } from './owner-url.ts'

export interface EmbeddedPostgresOptions {
  /** folder of the product's data, in which the database gets a folder of its own; null for a database in memory */
  dataDir: string | null
  /** a dump to begin with, where there is no database yet */
  loadDataDir?: Blob | Uint8Array
  /** brings the schema up to date, before anybody else can connect; gets an address at which it acts as the owner */
  migrate?: (ownerUrl: string) => Promise<unknown>
  /** the role in which connections rest that ask for none; the owner when left out. It must exist once `migrate` has run */
  sessionRole?: string
  /** of the product, noted in the lock */
  version?: string
  /** ms a transaction may be idle before its connection is ended; 10,000 when left out */
  idleInTransactionMs?: number
  /** ms a request may wait for other connections' transactions before it fails with 55P03; 20,000 when left out */
  lockWaitMs?: number
  /** ms one request may run before the database is started anew, as nothing else can stop it; 120,000 when left out */
  statementMs?: number
  /** ms between two rounds of maintenance; 60,000 when left out */
  maintenanceMs?: number
  /** told when the database has failed: whether it is started again, and why it was lost */
  onFailure?: (failure: { restarting: boolean; reason: string }) => void
}

export interface EmbeddedPostgres {
  /** postgres:// address with a password, on this machine only */
  url: string
  /** the same, acting as the owner of the tables */
  ownerUrl: string
  /** From now on connections that ask for no role rest in this one; `none` is the owner. */
  setSessionRole: (role: string) => Promise<void>
  /** Runs SQL as the owner, such as a seed or a new partition. */
  execAsOwner: (sql: string) => Promise<void>
  /** Runs `work` with a connection that acts as the owner. */
  asOwner: <T>(work: (client: Client) => Promise<T>) => Promise<T>
  /** The whole database as a tar file, for `loadDataDir`. */
  dump: () => Promise<Buffer>
  /** Checkpoint, vacuum and statistics where they are due; happens by itself every minute, and is worth calling after a seed. */
  maintain: () => Promise<void>
  /** Ends all connections and rolls back what is open; nothing that was committed is lost. May be called twice. */
  stop: () => Promise<void>
}

/**
 * Starts PostgreSQL inside this process, in a thread of its own, and serves it on a local port; ready when the promise
 * resolves. A database in a folder that fails is started again at the same address.
 * @throws AppError CONFIG when another process works in the folder; what `migrate` throws
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = options.dataDir === null ? null : resolve(options.dataDir)
  const lock = dataDir === null ? null : await acquireDataFolder({ dataDir, version: options.version ?? '' })
  const thread = new EmbeddedThread({
    folder: dataDir === null ? null : join(dataDir, 'postgres'),
    image: await bytesOf(options.loadDataDir),
    password: randomBytes(24).toString('base64url'),
    idleInTransactionMs: options.idleInTransactionMs ?? 10_000,
    lockWaitMs: options.lockWaitMs ?? 20_000,
    statementMs: options.statementMs ?? 120_000,
    onFailure: options.onFailure ?? (() => {}),
  })
  try {
    const url = await thread.start()
    await options.migrate?.(ownerUrl(url))
    if (options.sessionRole !== undefined) await thread.setDefaultRole(options.sessionRole)
    await lock?.announce(url)
    return handle(url, thread, lock, options.maintenanceMs ?? 60_000)
  } catch (error) {
    await thread.stop()
    await lock?.release()
    throw error
  }
}

function handle(
  url: string,
  thread: EmbeddedThread,
  lock: DataFolderLock | null,
  maintenanceMs: number,
): EmbeddedPostgres {
  async function asOwner<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ connectionString: ownerUrl(url) })
    // A lost connection shows in the statement that uses it.
    client.on('error', () => {})
    await client.connect()
    try {
      return await work(client)
    } finally {
      await client.end()
    }
  }
  // The database may be starting again, or be in use for longer than a request waits: the next round follows.
  const report = (err: unknown) => logger().warn({ err }, 'the embedded database could not be maintained')
  const timer = setInterval(() => void asOwner(maintainEmbedded).catch(report), maintenanceMs)
  timer.unref()
  return {
    url,
    ownerUrl: ownerUrl(url),
    setSessionRole: (role) => thread.setDefaultRole(role),
    execAsOwner: (sql) => asOwner(async (client) => void (await client.query(sql))),
    asOwner,
    dump: () => thread.dump(),
    maintain: () => asOwner(maintainEmbedded),
    stop: async () => {
      clearInterval(timer)
      await thread.stop()
      await lock?.release()
    },
  }
}

async function bytesOf(image: Blob | Uint8Array | undefined): Promise<Uint8Array | null> {
  if (!image) return null
  return image instanceof Uint8Array ? image : new Uint8Array(await image.arrayBuffer())
}
