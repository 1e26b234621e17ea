import { createHash } from 'node:crypto'
import { Readable, Transform } from 'node:stream'
import { mostBytes } from '#ingest/read-document.server.ts'
import { UnreadableFile } from '#ingest/unreadable-file.ts'
import type { FileStore } from '#lib/file-store.server.ts'

export interface ReceivedFile {
  /** bytes */
  bytes: number
  /** SHA-256, in hexadecimal */
  sha256: string
  /** its first kilobyte, by which its format is recognised */
  head: Uint8Array
}

/** What a format is recognised by. */
const headBytes = 1024

/**
 * Writes the body of a request to the store as it comes in, never more of it in memory than a piece. What breaks off or is too
 * large leaves nothing behind.
 * @throws UnreadableFile `empty` or `too-large`
 */
export async function receiveFile(options: {
  request: Request
  store: FileStore
  key: string
  most?: number
}): Promise<ReceivedFile> {
  const { request, store, key, most = mostBytes } = options
  if (!request.body) throw new UnreadableFile('empty')
  const hash = createHash('sha256')
  const head: Buffer[] = []
  let bytes = 0
  const measure = new Transform({
    transform(piece: Buffer, _encoding, done) {
      if (bytes < headBytes) head.push(piece.subarray(0, headBytes - bytes))
      bytes += piece.length
      if (bytes > most) return done(new UnreadableFile('too-large', `more than ${most} bytes`))
      hash.update(piece)
      done(null, piece)
    },
  })
  const source = Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0])
  source.on('error', (error) => measure.destroy(error))
  try {
    await store.put(key, source.pipe(measure))
    if (bytes === 0) throw new UnreadableFile('empty')
  } catch (error) {
    source.destroy()
    await store.remove(key)
    // The store names what failed in its own words and keeps the reason.
    throw unreadableIn(error) ?? error
  }
  return { bytes, sha256: hash.digest('hex'), head: Buffer.concat(head) }
}

function unreadableIn(error: unknown): UnreadableFile | null {
  if (error instanceof UnreadableFile) return error
  return error instanceof Error && error.cause ? unreadableIn(error.cause) : null
}
