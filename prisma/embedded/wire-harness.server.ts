import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { Client } from 'pg'
import { message, messageSpans } from './wire-messages.ts'
import { startWireServer, type WireServer, type WireServerOptions } from './wire-server.server.ts'

const imagePath = fileURLToPath(new URL('../../node_modules/.cache/gantry/pglite-0.5.14.tar', import.meta.url))

/** Making an empty database takes ten times as long as loading one: it is made once and kept beside the packages. */
export async function emptyImage(): Promise<Buffer> {
  if (!existsSync(imagePath)) {
    const database = await PGlite.create()
    const image = await database.dumpDataDir('none')
    await database.close()
    await mkdir(dirname(imagePath), { recursive: true })
    const draft = `${imagePath}.${process.pid}`
    await writeFile(draft, new Uint8Array(await image.arrayBuffer()))
    await rename(draft, imagePath)
  }
  return await readFile(imagePath)
}

/** A database in memory in this thread, for tests of the wire; each test starts a server of its own on it. */
export async function openTestDatabase(): Promise<PGlite> {
  return await PGlite.create({ loadDataDir: new Blob([new Uint8Array(await emptyImage())]) })
}

export async function serve(database: PGlite, options: Partial<WireServerOptions> = {}): Promise<WireServer> {
  return await startWireServer({ database, parameters: new Map([['server_version', '18.6']]), ...options })
}

/** A connected client whose unexpected ends are left to the statements that notice them. */
export async function connectTo(url: string): Promise<Client> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  return client
}

/** SQLSTATE of a failed promise; 'none' when it succeeds. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  return await work.then(
    () => 'none',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  )
}

/** A client that speaks the protocol by hand. */
export class RawClient {
  readonly socket: Socket
  #received = Buffer.alloc(0)
  #wake: () => void = () => {}
  #closed = false

  constructor(socket: Socket) {
    this.socket = socket
    socket.on('data', (data) => {
      this.#received = Buffer.concat([this.#received, data])
      this.#wake()
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      this.#closed = true
      this.#wake()
    })
  }

  static async connect(url: string, parameters: Record<string, string> = {}): Promise<RawClient> {
    const { port, password } = new URL(url)
    const client = new RawClient(connect(Number(port), '127.0.0.1'))
    const body = Object.entries({ user: 'gantry', ...parameters }).flatMap(([name, value]) => [
      `${name}\0`,
      `${value}\0`,
    ])
    const head = Buffer.alloc(8)
    const rest = Buffer.from(`${body.join('')}\0`)
    head.writeInt32BE(8 + rest.length, 0)
    head.writeInt32BE(196608, 4)
    client.socket.write(Buffer.concat([head, rest]))
    await client.until('R')
    client.send(message('p', password))
    await client.until('Z')
    return client
  }

  send(...messages: Buffer[]): void {
    this.socket.write(Buffer.concat(messages))
  }

  /** Reads up to a message of this type, or the end of the connection; returns the messages as type and body. */
  async until(last: string): Promise<{ type: string; body: string }[]> {
    for (;;) {
      const messages = this.#whole()
      const at = messages.findIndex(({ type }) => type === last)
      if (at >= 0 || this.#closed) {
        const taken = at >= 0 ? messages.slice(0, at + 1) : messages
        this.#received = this.#received.subarray(taken.at(-1)?.end ?? 0)
        return taken.map(({ type, body }) => ({ type, body }))
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  #whole(): { type: string; body: string; end: number }[] {
    const found: { type: string; body: string; end: number }[] = []
    for (let at = 0; at + 5 <= this.#received.length; ) {
      const end = at + 1 + this.#received.readInt32BE(at + 1)
      if (end > this.#received.length) break
      for (const { type } of messageSpans(this.#received.subarray(at, end))) {
        found.push({ type, body: this.#received.toString('latin1', at + 5, end), end })
      }
      at = end
    }
    return found
  }
}
