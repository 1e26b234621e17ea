import { opendir } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import { forget, once } from './once.ts'

/** A file as a list of the store has it. */
export interface StoredFile {
  key: string
  /** when it was written last */
  changedAt: Date
}

const pageSize = 500

/** Where uploaded files lie. Keys are paths of the product's own making, never a person's words. */
export interface FileStore {
  /** Writes a file as it comes in; whoever fails half-way removes it. */
  put: (key: string, content: Readable | Uint8Array) => Promise<void>
  /** The whole file; throws when there is none. */
  read: (key: string) => Promise<Uint8Array>
  /** The file as it is read; throws when there is none. */
  stream: (key: string) => Promise<Readable>
  has: (key: string) => Promise<boolean>
  /** What lies right in a folder of keys, in no order, a page at a time: however much there is, a page is what is held of it. */
  list: (folder: string) => AsyncIterable<StoredFile[]>
  /** Nothing happens when there is none. */
  remove: (key: string) => Promise<void>
}

/** Opens the process's one file store, in a folder that every process of the product shares. */
export function openFileStore({ folder }: { folder: string }): FileStore {
  return once('file-store', () => {
    const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }))
    return {
      put: (key, content) => (content instanceof Readable ? disk.putStream(key, content) : disk.put(key, content)),
      read: (key) => disk.getBytes(key),
      stream: (key) => disk.getStream(key),
      has: (key) => disk.exists(key),
      list: (under) => listPages({ disk, folder, under }),
      remove: (key) => disk.delete(key),
    }
  })
}

/** Reads the folder itself, as the driver would read all of its names at once. */
async function* listPages(options: { disk: Disk; folder: string; under: string }): AsyncGenerator<StoredFile[]> {
  const { disk, folder, under } = options
  const entries = await opendir(join(folder, under)).catch(nullWhenGone)
  if (!entries) return
  let page: StoredFile[] = []
  for await (const entry of entries) {
    if (!entry.isFile()) continue
    const key = `${under}/${entry.name}`
    const known = await disk.getMetaData(key).catch(async (error: unknown) => {
      // Removed since its name was read.
      if (await disk.exists(key)) throw error
      return null
    })
    if (known) page.push({ key, changedAt: known.lastModified })
    if (page.length === pageSize) {
      yield page
      page = []
    }
  }
  if (page.length > 0) yield page
}

function nullWhenGone(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}

/** The store that `openFileStore` opened; throws when nothing has. */
export function fileStore(): FileStore {
  return once('file-store', () => {
    throw new Error('openFileStore has not been called')
  })
}

/** Forgets the store: for tests, each of which has a folder of its own. */
export function closeFileStore(): void {
  forget('file-store')
}
