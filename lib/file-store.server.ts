import { open, opendir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import { newId } from './ids.ts'
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
  /** Writes a file as it comes in. It is there once it is whole and lies on the disk, in place of one that was there before. */
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
      put: (key, content) => putWhole({ disk, folder, key, content }),
      read: (key) => disk.getBytes(key),
      stream: (key) => disk.getStream(key),
      has: (key) => disk.exists(key),
      list: (under) => listPages({ disk, folder, under }),
      remove: (key) => disk.delete(key),
    }
  })
}

/**
 * The driver writes to the name itself, of which a power failure leaves a file that is empty or cut short: it gets another name, and its
 * own once it is written down. What the death of a process leaves under that other name is no file that anybody knows.
 */
async function putWhole(options: {
  disk: Disk
  folder: string
  key: string
  content: Readable | Uint8Array
}): Promise<void> {
  const { disk, folder, key, content } = options
  const part = `${key}.${newId()}.part`
  const [written, whole] = [join(folder, part), join(folder, key)]
  try {
    await (content instanceof Readable ? disk.putStream(part, content) : disk.put(part, content))
    await sync(written)
    await rename(written, whole)
  } catch (error) {
    await rm(written, { force: true })
    throw error
  }
  // The folder of its name, and the one that has that folder, which may be new.
  await sync(dirname(whole))
  await sync(folder)
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } catch (error) {
    // Some file systems have no such thing for folders.
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EINVAL' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP' && code !== 'ENOSYS') throw error
  } finally {
    await file.close()
  }
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
