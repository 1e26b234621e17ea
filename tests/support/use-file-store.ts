import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { closeFileStore, type FileStore, openFileStore } from '#lib/file-store.server.ts'

interface TestFileStore {
  store: () => FileStore
  /** names of what lies in it, without their folders */
  keys: () => Promise<string[]>
  pathOf: (key: string) => string
}

/** A file store of this test file's own, and what lies in it. */
export function useFileStore(): TestFileStore {
  let folder = ''
  let store: FileStore
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gantry-files-'))
    store = openFileStore({ folder })
  })
  afterAll(async () => {
    closeFileStore()
    await rm(folder, { recursive: true, force: true })
  })
  return {
    store: () => store,
    pathOf: (key) => join(folder, key),
    keys: async () => {
      const found = await readdir(folder, { recursive: true, withFileTypes: true })
      return found.filter((entry) => entry.isFile()).map((entry) => entry.name)
    },
  }
}
