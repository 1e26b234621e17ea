import { messageSpans, readCString, type TransactionStatus } from './wire-messages.ts'

export interface SessionAnswer {
  /** what the client gets, in pieces */
  pieces: Buffer[]
  /** null when the database has not said that it is ready */
  status: TransactionStatus | null
  notifications: { channel: string; bytes: Buffer }[]
  /** the first failure among the answers */
  failure: { code: string; message: string } | null
}

/**
 * Looks through the answers of the database to one request: takes out what the client must not see, and notifications, which
 * belong to whoever listens.
 * @param conceal types of messages, the first of each of which is taken out
 */
export function readAnswer(bytes: Buffer, conceal: string): SessionAnswer {
  const answer: SessionAnswer = { pieces: [], status: null, notifications: [], failure: null }
  const hidden = new Set(conceal)
  let from = 0
  for (const { type, start, end } of messageSpans(bytes)) {
    if (type === 'Z') answer.status = String.fromCharCode(bytes.readUInt8(start + 5)) as TransactionStatus
    if (type === 'E') answer.failure ??= readFailure(bytes.subarray(start, end))
    if (type === 'A') {
      const channel = readCString(bytes, start + 9).text
      answer.notifications.push({ channel, bytes: bytes.subarray(start, end) })
    }
    if (type !== 'A' && !hidden.delete(type)) continue
    if (start > from) answer.pieces.push(bytes.subarray(from, start))
    from = end
  }
  if (bytes.length > from) answer.pieces.push(bytes.subarray(from))
  return answer
}

function readFailure(bytes: Buffer): { code: string; message: string } {
  const fields = new Map<string, string>()
  for (let at = 5; at < bytes.length && bytes[at] !== 0; ) {
    const field = readCString(bytes, at + 1)
    fields.set(String.fromCharCode(bytes.readUInt8(at)), field.text)
    at = field.next
  }
  return { code: fields.get('C') ?? 'XX000', message: fields.get('M') ?? '' }
}
