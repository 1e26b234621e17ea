import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import type { FileStore } from '#lib/file-store.server.ts'

interface MendOptions {
  store: FileStore
  /** of the file that a version has already */
  kept: string
  /** of the same file, sent again and received whole */
  sent: string
  /** of both */
  sha256: string
}

/**
 * Puts a file that was sent again in place of the one that is known by its sum, where the store has lost that one or a part of it.
 * @returns whether it had
 */
export async function mendFile({ store, kept, sent, sha256 }: MendOptions): Promise<boolean> {
  if ((await sumOf(store, kept)) === sha256) return false
  await store.put(kept, await store.stream(sent))
  return true
}

async function sumOf(store: FileStore, key: string): Promise<string | null> {
  if (!(await store.has(key))) return null
  const hash = createHash('sha256')
  await pipeline(await store.stream(key), hash)
  return hash.digest('hex')
}
