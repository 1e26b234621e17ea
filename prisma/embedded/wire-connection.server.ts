import { timingSafeEqual } from 'node:crypto'
import type { Socket } from 'node:net'
import { MessageReader, MessageTooLong } from './message-reader.ts'
import type { SessionAnswer } from './session-answer.ts'
import type { SessionClient, SharedSession } from './shared-session.server.ts'
import { readStartupPacket, sessionSettings } from './startup-packet.ts'
import {
  askForPassword,
  errorResponse,
  negotiateVersion,
  readCString,
  readyForQuery,
  type WireFailure,
  welcome,
} from './wire-messages.ts'
import { RequestAssembler, type WireRequest } from './wire-request.ts'

export interface ConnectionOptions {
  id: number
  /** what the client must give to cancel one of its requests */
  secret: number
  socket: Socket
  session: SharedSession
  password: string
  /** parameters of the database that a client is told at startup */
  parameters: ReadonlyMap<string, string>
  /** bytes that one request may have */
  requestLimit: number
  /** milliseconds until the client must have signed in */
  startupMs: number
  /** somebody asks to cancel a request */
  onCancel: (processId: number, secret: number) => void
}

/** PostgreSQL's own limit for messages before sign-in. */
const startupLimit = 10_000
/** Requests that may wait in a connection, and bytes its client may be behind in reading, before it is made to wait itself. */
const waitingRequests = 32
const unreadBytes = 1024 * 1024

/** One client of the embedded database: signs it in, puts its requests together, and gives it its answers in their order. */
export class WireConnection implements SessionClient {
  readonly id: number
  readonly secret: number
  settings: ReadonlyMap<string, string> = new Map()
  gone = false
  readonly #options: ConnectionOptions
  readonly #reader = new MessageReader()
  readonly #assembler: RequestAssembler
  readonly #startupTimer: NodeJS.Timeout
  #phase: 'startup' | 'password' | 'ready' | 'over' = 'startup'
  #waiting: (WireRequest | { kind: 'reply'; bytes: Buffer } | { kind: 'terminate' })[] = []

  constructor(options: ConnectionOptions) {
    this.id = options.id
    this.secret = options.secret
    this.#options = options
    this.#assembler = new RequestAssembler(`${options.id}:`, options.requestLimit)
    this.#startupTimer = setTimeout(() => options.socket.destroy(), options.startupMs)
    const { socket } = options
    socket.setNoDelay(true)
    socket.on('data', (data) => this.#receive(data))
    socket.on('drain', () => this.#advance())
    socket.on('end', () => this.#put({ kind: 'terminate' }))
    // The close that follows does what is to be done.
    socket.on('error', () => socket.destroy())
    socket.on('close', () => this.#leave())
  }

  hasRequest(): boolean {
    return this.#waiting[0]?.kind === 'request' && this.#options.socket.writableLength < unreadBytes
  }

  takeRequest(): WireRequest | undefined {
    const first = this.#waiting[0]
    if (first?.kind !== 'request') return undefined
    this.#waiting.shift()
    return first
  }

  answer({ pieces }: SessionAnswer): void {
    this.#write(...pieces)
    this.#advance()
  }

  notify(bytes: Buffer): void {
    this.#write(bytes)
  }

  refuse(failure: WireFailure): void {
    let open = false
    for (const item of this.#waiting.splice(0)) {
      if (item.kind === 'terminate') this.#waiting.push(item)
      if (item.kind !== 'request') continue
      if (!open) this.#write(errorResponse(failure))
      if (item.ends) this.#write(readyForQuery('I'))
      open = !item.ends
    }
    // The rest of a request that has failed is not carried out, wherever it is now.
    if (open) this.#assembler.skipToSync()
    this.#advance()
  }

  terminate(failure: WireFailure): void {
    if (this.#phase === 'over') return
    this.#write(errorResponse(failure))
    this.#end()
  }

  /** Ends the connection once what has been written is on its way. */
  #end(): void {
    const { socket } = this.#options
    // Not destroyed at once: bytes still coming in would make the system throw away what is going out.
    socket.end()
    socket.resume()
    const force = setTimeout(() => socket.destroy(), 1_000)
    socket.on('close', () => clearTimeout(force))
    this.#leave()
  }

  #leave(): void {
    if (this.gone) return
    this.gone = true
    this.#phase = 'over'
    this.#waiting = []
    clearTimeout(this.#startupTimer)
    this.#options.session.leave(this, this.#assembler.statements)
  }

  #receive(data: Buffer): void {
    if (this.#phase === 'over') return
    this.#reader.push(data)
    try {
      for (let bytes = this.#next(); bytes; bytes = this.#next()) this.#take(bytes)
    } catch (error) {
      if (!(error instanceof MessageTooLong)) throw error
      this.terminate({ severity: 'FATAL', code: '08P01', message: error.message })
    }
  }

  #next(): Buffer | null {
    if (this.#phase === 'over') return null
    const ready = this.#phase === 'ready'
    return this.#reader.next(this.#phase !== 'startup', ready ? this.#options.requestLimit : startupLimit)
  }

  #take(bytes: Buffer): void {
    if (this.#phase === 'startup') this.#startUp(bytes)
    else if (this.#phase === 'password') this.#signIn(bytes)
    else this.#collect(bytes)
  }

  #collect(bytes: Buffer): void {
    const assembled = this.#assembler.add(bytes)
    if (!assembled) return
    if (assembled.kind === 'violation') this.terminate({ severity: 'FATAL', ...assembled })
    else this.#put(assembled)
  }

  #startUp(bytes: Buffer): void {
    const packet = readStartupPacket(bytes)
    const { socket, onCancel } = this.#options
    if (packet.kind === 'encryption') {
      socket.write('N')
    } else if (packet.kind === 'cancel') {
      onCancel(packet.processId, packet.secret)
      this.#end()
    } else if (packet.kind === 'unsupported') {
      this.terminate({ severity: 'FATAL', code: '0A000', message: `unsupported frontend protocol ${packet.version}` })
    } else {
      const extensions = [...packet.parameters.keys()].filter((name) => name.startsWith('_pq_.'))
      if (packet.minor > 0 || extensions.length > 0) socket.write(negotiateVersion(extensions))
      this.settings = sessionSettings(packet.parameters)
      this.#phase = 'password'
      socket.write(askForPassword())
    }
  }

  #signIn(bytes: Buffer): void {
    const { password, parameters, socket } = this.#options
    const given = Buffer.from(bytes[0] === 0x70 ? readCString(bytes, 5).text : '')
    const right = Buffer.from(password)
    if (given.length !== right.length || !timingSafeEqual(given, right)) {
      this.terminate({ severity: 'FATAL', code: '28P01', message: 'password authentication failed' })
      return
    }
    clearTimeout(this.#startupTimer)
    this.#phase = 'ready'
    socket.write(welcome(parameters, this.id, this.secret))
  }

  #put(item: WireRequest | { kind: 'reply'; bytes: Buffer } | { kind: 'terminate' }): void {
    if (this.#phase === 'over') return
    this.#waiting.push(item)
    if (this.#waiting.length > waitingRequests) this.#options.socket.pause()
    this.#advance()
  }

  /** Does what is next in this connection: a reply that needs no database, or asking for the session. */
  #advance(): void {
    for (let first = this.#waiting[0]; first && first.kind !== 'request'; first = this.#waiting[0]) {
      if (first.kind === 'terminate') {
        this.#end()
        return
      }
      this.#waiting.shift()
      this.#write(first.bytes)
    }
    if (this.#waiting.length <= waitingRequests / 2) this.#options.socket.resume()
    if (this.hasRequest()) this.#options.session.request(this)
  }

  #write(...pieces: readonly Buffer[]): void {
    const { socket } = this.#options
    if (this.#phase === 'over' || !socket.writable) return
    socket.cork()
    for (const piece of pieces) socket.write(piece)
    socket.uncork()
  }
}
