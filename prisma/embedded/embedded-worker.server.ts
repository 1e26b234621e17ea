import { parentPort, workerData } from 'node:worker_threads'
import type { PGlite } from '@electric-sql/pglite'
import { openDatabase, readParameters } from './open-database.server.ts'
import { simpleQuery } from './wire-messages.ts'
import { startWireServer, type WireServer } from './wire-server.server.ts'

/** What the thread of the embedded database is started with. */
export interface EmbeddedWorkerData {
  /** folder of the database alone; null for one in memory */
  folder: string | null
  /** a dump to begin with, where there is no database yet */
  image: Uint8Array | null
  port: number
  password: string
  defaultRole: string
  idleInTransactionMs: number
  lockWaitMs: number
  /** one number: the moment, in ns of the monotonic clock, at which the running request began; 0 at rest */
  busySince: BigInt64Array
}

export type WorkerRequest =
  | { id: number; command: 'stop' }
  | { id: number; command: 'dump' }
  | { id: number; command: 'default-role'; role: string }

export type WorkerMessage =
  | { kind: 'ready'; url: string; port: number }
  | { kind: 'failed'; message: string }
  | { kind: 'done'; id: number; image?: Uint8Array }
  | { kind: 'undone'; id: number; message: string }

const data = workerData as EmbeddedWorkerData

async function dump(database: PGlite, server: WireServer): Promise<Uint8Array> {
  return await server.exclusive(async () => {
    // Through the same call as all else: PGlite's own ones lose their answers once it has been used.
    const checkpoint = simpleQuery('RESET SESSION AUTHORIZATION; CHECKPOINT')
    await database.execProtocolRawStream(checkpoint, { onRawData: () => {} })
    const file = await database.dumpDataDir('none')
    return new Uint8Array(await file.arrayBuffer())
  })
}

function tell(message: WorkerMessage): void {
  parentPort?.postMessage(
    message,
    message.kind === 'done' && message.image ? [message.image.buffer as ArrayBuffer] : [],
  )
}

function fail(error: unknown): void {
  tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
  setImmediate(() => process.exit(1))
}

async function carryOut(request: WorkerRequest, database: PGlite, server: WireServer): Promise<void> {
  switch (request.command) {
    case 'default-role':
      server.setDefaultRole(request.role)
      return tell({ kind: 'done', id: request.id })
    case 'dump':
      return tell({ kind: 'done', id: request.id, image: await dump(database, server) })
    case 'stop':
      await server.close()
      await database.close()
      tell({ kind: 'done', id: request.id })
      setImmediate(() => process.exit(0))
  }
}

try {
  const database = await openDatabase(data)
  const parameters = await readParameters(database)
  const server = await startWireServer({
    database: {
      execProtocolRawStream: async (bytes, options) => {
        Atomics.store(data.busySince, 0, process.hrtime.bigint())
        try {
          await database.execProtocolRawStream(bytes, options)
        } finally {
          Atomics.store(data.busySince, 0, 0n)
        }
      },
    },
    parameters,
    port: data.port,
    password: data.password,
    idleInTransactionMs: data.idleInTransactionMs,
    lockWaitMs: data.lockWaitMs,
    onBroken: fail,
  })
  server.setDefaultRole(data.defaultRole)
  parentPort?.on('message', (request: WorkerRequest) => {
    carryOut(request, database, server).catch((error: unknown) => {
      tell({ kind: 'undone', id: request.id, message: error instanceof Error ? error.message : String(error) })
    })
  })
  tell({ kind: 'ready', url: server.url, port: server.port })
} catch (error) {
  fail(error)
}
