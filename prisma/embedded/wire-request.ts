import { createHash } from 'node:crypto'
import { closeStatement, copyFail, copyInResponse, message, readCString, readyForQuery } from './wire-messages.ts'

/** A whole request: everything up to a Sync, Flush or simple Query, and with a COPY its data. It reaches the database as one. */
export interface WireRequest {
  kind: 'request'
  bytes: Buffer
  /** ReadyForQuery is its last answer; false after a Flush, when the client goes on with the same request */
  ends: boolean
  /** types of the answers that the client must not see, the first of each: to messages that it did not send, or sent before */
  conceal: string
  /** the statements in it that may be LISTEN or UNLISTEN */
  listening: string[]
}

/** What a client's message leads to; a reply keeps its place behind the requests before it. */
export type Assembled =
  | WireRequest
  | { kind: 'reply'; bytes: Buffer }
  | { kind: 'terminate' }
  | { kind: 'violation'; code: string; message: string }

const comment = /^(?:\s+|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)+/
const name = String.raw`(?:"(?:[^"]|"")+"|[\w$\u0080-\uffff]+)`
const copyFromStdin = new RegExp(
  String.raw`^copy\s+(?:binary\s+)?${name}(?:\s*\.\s*${name})*\s*(?:\([^)]*\)\s*)?from\s+stdin\b`,
  'i',
)
const refusedCopy = 'COPY FROM STDIN is accepted as a simple query of its own only'
const longestName = 63

/**
 * Puts the messages of one client together into requests. All clients share one session of the database, so a prepared
 * statement gets a name of this client's own, and the unnamed one, which anybody's next request replaces, is prepared again.
 */
export class RequestAssembler {
  readonly #prefix: string
  readonly #limit: number
  readonly #statements = new Set<string>()
  #parts: Buffer[] = []
  #size = 0
  #listening: string[] = []
  /** the client's unnamed statement, as it was parsed; null when it has none */
  #unnamed: Buffer | null = null
  #parsedUnnamed = false
  #front: Buffer | null = null
  #conceal = ''
  #copying = false
  #skipping = false

  /**
   * @param prefix of this client's prepared statements
   * @param limit bytes that one request may have
   */
  constructor(prefix: string, limit: number) {
    this.#prefix = prefix
    this.#limit = limit
  }

  /** The names, in the database, of the statements that this client has prepared and not closed. */
  get statements(): ReadonlySet<string> {
    return this.#statements
  }

  /** Ignores everything up to the next Sync: what a client sends after a failure in a request that has not ended. */
  skipToSync(): void {
    this.#skipping = true
    this.#reset()
  }

  /** Takes the client's next message; null when the request is not whole yet. */
  add(bytes: Buffer): Assembled | null {
    const type = String.fromCharCode(bytes.readUInt8(0))
    if (type === 'X') return { kind: 'terminate' }
    if (this.#skipping) return this.#skip(type)
    if (this.#copying) return this.#addCopyData(type, bytes)
    this.#size += bytes.length
    if (this.#size > this.#limit) return this.#tooLarge()
    switch (type) {
      case 'Q':
        return this.#addQuery(bytes)
      case 'P':
        this.#parts.push(this.#parse(bytes))
        return null
      case 'B':
        this.#parts.push(this.#bind(bytes))
        return null
      case 'D':
      case 'C':
        this.#parts.push(this.#named(type, bytes))
        return null
      case 'E':
        this.#parts.push(bytes)
        return null
      case 'H':
      case 'S':
      case 'F':
        this.#parts.push(bytes)
        return this.#finish(type !== 'H')
      case 'd':
      case 'c':
      case 'f':
        return null
      default:
        return { kind: 'violation', code: '08P01', message: `invalid frontend message type ${type.charCodeAt(0)}` }
    }
  }

  #skip(type: string): Assembled | null {
    if (type !== 'S') return null
    this.#skipping = false
    return { kind: 'reply', bytes: readyForQuery('I') }
  }

  #addQuery(bytes: Buffer): Assembled {
    const sql = readCString(bytes, 5).text
    // A simple query destroys the unnamed statement, in PostgreSQL as here.
    this.#unnamed = null
    this.#noteListening(sql)
    this.#parts.push(bytes)
    if (!/\bstdin\b/i.test(sql)) return this.#finish(true)
    if (copyFromStdin.test(sql.replace(comment, ''))) {
      this.#copying = true
      this.#conceal += 'G'
      return { kind: 'reply', bytes: copyInResponse(/\bbinary\b/i.test(sql)) }
    }
    // The database ends for good when it waits for data and none comes; without a COPY the message is ignored.
    this.#parts.push(copyFail(refusedCopy))
    return this.#finish(true)
  }

  #addCopyData(type: string, bytes: Buffer): Assembled | null {
    // As PostgreSQL does: some clients send Sync or Flush before they notice that they have started a COPY.
    if (type === 'S' || type === 'H') return null
    if (type !== 'd' && type !== 'c' && type !== 'f') {
      return { kind: 'violation', code: '08P01', message: `unexpected message type ${type} during COPY from stdin` }
    }
    this.#size += bytes.length
    if (this.#size > this.#limit) return this.#tooLarge()
    this.#parts.push(bytes)
    return type === 'd' ? null : this.#finish(true)
  }

  #parse(bytes: Buffer): Buffer {
    const statement = readCString(bytes, 5)
    const sql = readCString(bytes, statement.next)
    this.#noteListening(sql.text)
    if (/\bstdin\b/i.test(sql.text) && copyFromStdin.test(sql.text.replace(comment, ''))) {
      // Refused by a statement that fails in the right place: the answers and the transaction then go their usual way.
      return message('P', this.#own(statement.text), `SELECT "${refusedCopy}"`, bytes.subarray(sql.next))
    }
    if (statement.text) {
      const own = this.#own(statement.text)
      this.#statements.add(own)
      return message('P', own, bytes.subarray(statement.next))
    }
    this.#unnamed = bytes
    this.#parsedUnnamed = true
    return bytes
  }

  #bind(bytes: Buffer): Buffer {
    const portal = readCString(bytes, 5)
    const statement = readCString(bytes, portal.next)
    if (statement.text) return message('B', portal.text, this.#own(statement.text), bytes.subarray(statement.next))
    this.#restoreUnnamed()
    return bytes
  }

  /** Describe and Close, of a statement or of a portal. */
  #named(type: 'D' | 'C', bytes: Buffer): Buffer {
    if (bytes[5] !== 0x53) return bytes
    const statement = readCString(bytes, 6).text
    if (statement) {
      const own = this.#own(statement)
      if (type === 'C') this.#statements.delete(own)
      return message(type, Buffer.from('S'), own)
    }
    if (type === 'D') this.#restoreUnnamed()
    else this.#unnamed = null
    return bytes
  }

  /** Prepares the unnamed statement again, or makes sure that there is none, before a request that uses an earlier one. */
  #restoreUnnamed(): void {
    if (this.#parsedUnnamed || this.#front) return
    this.#front = this.#unnamed ?? closeStatement('')
    this.#conceal += this.#unnamed ? '1' : '3'
  }

  #noteListening(sql: string): void {
    if (/\b(?:un)?listen\b/i.test(sql)) this.#listening.push(sql)
  }

  #own(statement: string): string {
    if (!statement) return ''
    const own = `${this.#prefix}${statement}`
    if (Buffer.byteLength(own) <= longestName) return own
    return `${this.#prefix}${createHash('sha256').update(statement).digest('base64url')}`
  }

  #finish(ends: boolean): WireRequest {
    const bytes = Buffer.concat(this.#front ? [this.#front, ...this.#parts] : this.#parts)
    const request: WireRequest = { kind: 'request', bytes, ends, conceal: this.#conceal, listening: this.#listening }
    const parsedUnnamed = this.#parsedUnnamed || this.#front !== null
    this.#reset()
    this.#parsedUnnamed = !ends && parsedUnnamed
    return request
  }

  #reset(): void {
    this.#parts = []
    this.#size = 0
    this.#listening = []
    this.#parsedUnnamed = false
    this.#front = null
    this.#conceal = ''
    this.#copying = false
  }

  #tooLarge(): Assembled {
    this.#reset()
    return { kind: 'violation', code: '54000', message: `a request above ${this.#limit} bytes` }
  }
}
