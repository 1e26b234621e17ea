import { randomBytes, randomInt } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { type SessionLimits, SharedSession } from './shared-session.server.ts'
import { WireConnection } from './wire-connection.server.ts'
import { errorResponse } from './wire-messages.ts'

/** What the server needs of the database; PGlite's `execProtocolRawStream` does it. */
export interface WireDatabase {
  /** runs whole protocol messages and hands over the answers piece by piece; a piece is valid during the call only */
  execProtocolRawStream: (message: Uint8Array, options: { onRawData: (piece: Uint8Array) => void }) => Promise<void>
}

export interface WireServerOptions extends Partial<SessionLimits> {
  database: WireDatabase
  /** parameters of the database that a client is told at startup, such as server_version */
  parameters: ReadonlyMap<string, string>
  /** port on 127.0.0.1; a free one when left out */
  port?: number
  /** a random one when left out */
  password?: string
  /** connections at a time; 100 when left out */
  connectionLimit?: number
  /** bytes that one request may have, its COPY data included; 256 MB when left out */
  requestLimit?: number
  /** milliseconds until a client must have signed in */
  startupMs?: number
  /** the database has stopped answering; the server has closed and must be made anew */
  onBroken?: (error: unknown) => void
}

export interface WireServer {
  /** postgres:// address with the password */
  url: string
  port: number
  /** the role in which connections rest that ask for none; `none` is the owner */
  setDefaultRole: (role: string) => void
  /** runs `work` while no client has a request or transaction open */
  exclusive: <T>(work: () => Promise<T>) => Promise<T>
  /** ends all connections, rolls back what is open, and resolves when the database is at rest */
  close: () => Promise<void>
}

const defaultLimits: SessionLimits = { idleInTransactionMs: 10_000, lockWaitMs: 20_000 }

/**
 * Serves one embedded database to many PostgreSQL clients of this machine. Differences from a server with a session for each:
 * requests are carried out one after another, a running one cannot be cancelled, and like behind a pooler that works by
 * transaction a SET, a temporary table or an advisory lock does not outlive the transaction for certain. Settings asked for at
 * startup (`?options=-c role=…`), protocol-level prepared statements and LISTEN belong to their connection.
 */
export async function startWireServer(options: WireServerOptions): Promise<WireServer> {
  const { database, parameters, connectionLimit = 100, requestLimit = 256 * 1024 * 1024, startupMs = 10_000 } = options
  const password = options.password ?? randomBytes(24).toString('base64url')
  const connections = new Set<WireConnection>()
  let lastId = 0

  const session = new SharedSession({
    exec: async (bytes) => {
      const pieces: Buffer[] = []
      await database.execProtocolRawStream(bytes, { onRawData: (piece) => pieces.push(Buffer.from(piece)) })
      return Buffer.concat(pieces)
    },
    limits: {
      idleInTransactionMs: options.idleInTransactionMs ?? defaultLimits.idleInTransactionMs,
      lockWaitMs: options.lockWaitMs ?? defaultLimits.lockWaitMs,
    },
    onBroken: (error) => {
      disconnect('57P02', 'the embedded database has failed')
      server.close()
      options.onBroken?.(error)
    },
  })

  function disconnect(code: string, message: string): void {
    for (const connection of connections) connection.terminate({ severity: 'FATAL', code, message })
  }

  function accept(socket: Socket): void {
    if (connections.size >= connectionLimit) {
      socket.on('error', () => socket.destroy())
      socket.resume()
      socket.setTimeout(startupMs, () => socket.destroy())
      socket.end(errorResponse({ severity: 'FATAL', code: '53300', message: 'too many connections' }))
      return
    }
    lastId += 1
    const connection = new WireConnection({
      id: lastId,
      secret: randomInt(1, 2 ** 31),
      socket,
      session,
      password,
      parameters,
      requestLimit,
      startupMs,
      onCancel: cancel,
    })
    connections.add(connection)
    socket.on('close', () => connections.delete(connection))
  }

  function cancel(processId: number, secret: number): void {
    for (const connection of connections) {
      if (connection.id !== processId || connection.secret !== secret || !session.withdraw(connection)) continue
      connection.refuse({ severity: 'ERROR', code: '57014', message: 'canceling statement due to user request' })
    }
  }

  const server = createServer({ allowHalfOpen: true }, accept)
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  return {
    url: `postgres://gantry:${password}@127.0.0.1:${port}/gantry?sslmode=disable`,
    port,
    setDefaultRole: (role) => {
      session.defaultRole = role
    },
    exclusive: (work) => session.exclusive(work),
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      // Clients that have just said goodbye would take a failure for a lost connection: their farewell is read first.
      for (let turn = 0; turn < 10 && connections.size > 0; turn += 1) await pause(5)
      disconnect('57P01', 'terminating connection: the embedded database is stopping')
      await session.exclusive(async () => {})
      await closed
    },
  }
}
