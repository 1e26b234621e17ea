import { eventSubscriptions } from '#app/jobs/event-subscriptions.ts'
import { relayEvents } from '#app/jobs/relay-events.server.ts'
import { startWorker } from '#app/jobs/start-worker.server.ts'
import { openFileStore } from '#lib/file-store.server.ts'
import { logger } from '#lib/log.ts'
import { connectDatabase } from '#prisma/client.server.ts'

// A process of its own, so that it can be killed: `node loss-process.ts worker|relay <database> [redis] [files]`.

const [kind, databaseUrl = '', redisUrl, folder] = process.argv.slice(2)
connectDatabase({ url: databaseUrl })
if (folder) openFileStore({ folder })
if (kind === 'worker') {
  await startWorker({ databaseUrl, redisUrl: redisUrl || undefined, log: logger('silent'), lockMs: 3_000 })
  console.log('ready')
} else {
  // Reads, and is killed before anything is enqueued.
  const enqueue = async () => {
    console.log('read')
    await new Promise(() => setInterval(() => {}, 1_000))
  }
  await relayEvents({ queue: { enqueue }, subscriptions: eventSubscriptions })
}
