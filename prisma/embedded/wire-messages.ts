/**
 * Messages of the PostgreSQL wire protocol, version 3, that the server itself writes or has to look into.
 * @see https://www.postgresql.org/docs/current/protocol-message-formats.html
 */

/** What a session answers at the end of a request: idle, in a transaction, in a failed transaction. */
export type TransactionStatus = 'I' | 'T' | 'E'

export interface WireFailure {
  severity: 'ERROR' | 'FATAL'
  /** SQLSTATE */
  code: string
  message: string
  hint?: string
}

export interface MessageSpan {
  type: string
  /** offset of the type byte */
  start: number
  /** offset past the last byte */
  end: number
}

/** One message: type byte, length, body. */
export function message(type: string, ...parts: readonly (Buffer | string)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(`${part}\0`) : part)))
  const head = Buffer.alloc(5)
  head.write(type, 0, 'latin1')
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

export function errorResponse({ severity, code, message: text, hint }: WireFailure): Buffer {
  const fields = [`S${severity}`, `V${severity}`, `C${code}`, `M${text}`, ...(hint ? [`H${hint}`] : [])]
  return message('E', ...fields, Buffer.of(0))
}

export function readyForQuery(status: TransactionStatus): Buffer {
  return message('Z', Buffer.from(status, 'latin1'))
}

export function askForPassword(): Buffer {
  return message('R', int32(3))
}

/** The end of a successful startup: who the server is, the key for cancelling, and that it is ready. */
export function welcome(parameters: ReadonlyMap<string, string>, processId: number, secret: number): Buffer {
  return Buffer.concat([
    message('R', int32(0)),
    ...[...parameters].map(([name, value]) => message('S', name, value)),
    message('K', int32(processId), int32(secret)),
    readyForQuery('I'),
  ])
}

/** Answer to a minor version above 3.0 or to protocol extensions: neither is spoken here. */
export function negotiateVersion(unknownOptions: readonly string[]): Buffer {
  return message('v', int32(0), int32(unknownOptions.length), ...unknownOptions)
}

/** Invites the data of a COPY FROM STDIN; the columns are left out, as no client looks at them. */
export function copyInResponse(binary: boolean): Buffer {
  return message('G', Buffer.of(binary ? 1 : 0, 0, 0))
}

export function simpleQuery(sql: string): Buffer {
  return message('Q', sql)
}

export function closeStatement(name: string): Buffer {
  return message('C', Buffer.from('S'), name)
}

export function sync(): Buffer {
  return message('S')
}

export function copyFail(reason: string): Buffer {
  return message('f', reason)
}

/** The messages in a run of whole messages, in order. */
export function* messageSpans(bytes: Buffer): Generator<MessageSpan> {
  for (let start = 0; start < bytes.length; ) {
    const end = start + 1 + bytes.readInt32BE(start + 1)
    yield { type: String.fromCharCode(bytes.readUInt8(start)), start, end }
    start = end
  }
}

/** The zero-terminated string at `offset`, and where the next field begins. */
export function readCString(bytes: Buffer, offset: number): { text: string; next: number } {
  const end = bytes.indexOf(0, offset)
  if (end < 0) return { text: bytes.toString('utf8', offset), next: bytes.length }
  return { text: bytes.toString('utf8', offset, end), next: end + 1 }
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}
