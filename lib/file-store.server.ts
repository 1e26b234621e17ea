import { Readable } from 'node:stream'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import { forget, once } from './once.ts'

/** Where uploaded files lie. Keys are paths of the product's own making, never a person's words. */
export interface FileStore {
  /** Writes a file as it comes in; whoever fails half-way removes it. */
  put: (key: string, content: Readable | Uint8Array) => Promise<void>
  /** The whole file; throws when there is none. */
  read: (key: string) => Promise<Uint8Array>
  /** The file as it is read; throws when there is none. */
  stream: (key: string) => Promise<Readable>
  has: (key: string) => Promise<boolean>
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
      remove: (key) => disk.delete(key),
    }
  })
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
