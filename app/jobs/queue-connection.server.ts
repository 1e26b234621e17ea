import { type BackendFactory, createPostgresBackend, type IQueueBackend } from 'bullmq'
import { Redis } from 'ioredis'

/** Where jobs wait: on a Redis-compatible server, or in the database, in a schema of their own. */
export interface QueueOptions {
  /** redis:// address; the database when left out */
  redisUrl?: string
  /** postgres:// address */
  databaseUrl: string
}

/** What BullMQ's classes are given, and how to end it once they are closed. */
export interface QueueConnection {
  connection: object
  backend: BackendFactory<IQueueBackend, object> | undefined
  end: () => Promise<void>
}

/** BullMQ's tables, beside the product's own. */
export const queueSchema = 'bullmq'

/**
 * Seconds after which a worker that waits asks again. BullMQ would trust in NOTIFY and wait for the next scheduled job, up to
 * an hour; from the embedded database no NOTIFY comes.
 */
const askAgainAfter = 2

const askingBackend: BackendFactory<IQueueBackend, object> = (...asked) => {
  const make = createPostgresBackend as unknown as BackendFactory<IQueueBackend, object>
  return Object.defineProperty(make(...asked), 'maximumBlockTimeout', { value: askAgainAfter })
}

/** Opens what one queue or one worker needs. Connections to the database rest in a role that knows jobs and nothing else. */
export function connectQueue({ redisUrl, databaseUrl }: QueueOptions): QueueConnection {
  if (redisUrl) {
    const connection = new Redis(redisUrl, { maxRetriesPerRequest: null })
    // BullMQ reports what goes wrong; unheard, an error of the connection itself would end the process.
    connection.on('error', () => {})
    return { connection, backend: undefined, end: async () => void (await connection.quit().catch(() => {})) }
  }
  const address = new URL(databaseUrl)
  const connection = {
    // In parts: a connection string's own options would take the place of these.
    host: address.hostname,
    port: Number(address.port || 5432),
    user: decodeURIComponent(address.username),
    password: decodeURIComponent(address.password),
    database: decodeURIComponent(address.pathname.slice(1)),
    ssl: /^(require|verify-ca|verify-full)$/.test(address.searchParams.get('sslmode') ?? ''),
    schema: queueSchema,
    options: '-c role=gantry_queue',
    max: 4,
  }
  return {
    connection,
    backend: askingBackend,
    end: async () => {},
  }
}
