import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { mostBytes } from '#ingest/most-bytes.ts'
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
  let failure: unknown = null
  // The stream always ends well, and what went wrong is kept beside it: a store that is told of an error half-way answers before
  // it has let go of its file, which then could not be removed.
  async function* measured(body: AsyncIterable<Uint8Array>) {
    try {
      for await (const piece of body) {
        if (bytes < headBytes) head.push(Buffer.from(piece.subarray(0, headBytes - bytes)))
        bytes += piece.length
        if (bytes > most) throw new UnreadableFile('too-large', `more than ${most} bytes`)
        hash.update(piece)
        yield piece
      }
      if (bytes === 0) throw new UnreadableFile('empty')
    } catch (error) {
      failure = error
    }
  }
  try {
    // Cancelled, the body would take its connection with it, and whoever sent it would not hear why.
    const body = request.body.values({ preventCancel: true })
    await store.put(key, Readable.from(measured(body), { objectMode: false }))
    if (failure) throw failure
  } catch (error) {
    await store.remove(key)
    throw error
  }
  return { bytes, sha256: hash.digest('hex'), head: Buffer.concat(head) }
}
