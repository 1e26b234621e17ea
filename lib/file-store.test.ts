import { open, readdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, expect, test, vi } from 'vitest'
import { useFileStore } from '#tests/support/use-file-store.ts'

const files = useFileStore()
const key = 'documents/one'
afterEach(async () => {
  vi.restoreAllMocks()
  await files.store().remove(key)
})

const textOf = async (name: string) => Buffer.from(await files.store().read(name)).toString()
/** A file that comes in: its first half, what is done then, and the second. */
const inHalves = (between: () => Promise<void>) =>
  Readable.from(
    (async function* () {
      yield Buffer.from('first ')
      await between()
      yield Buffer.from('second')
    })(),
  )

test('a file is there once it is whole, and until then the one before it', async () => {
  const seen: unknown[] = []
  await files.store().put(
    key,
    inHalves(async () => void seen.push(await files.store().has(key))),
  )
  seen.push(await textOf(key))
  await files.store().put(
    key,
    inHalves(async () => void seen.push(await textOf(key))),
  )
  expect(seen).toEqual([false, 'first second', 'first second'])
  expect(await files.keys()).toEqual(['one'])
})

test('what fails half-way leaves nothing, and the file before it as it was', async () => {
  await files.store().put(key, Buffer.from('whole'))
  const broken = inHalves(() => Promise.reject(new Error('no space is left')))
  await expect(files.store().put(key, broken)).rejects.toThrow()
  expect(await textOf(key)).toBe('whole')
  expect(await files.keys()).toEqual(['one'])
})

test('a file lies on the disk before it gets its name, and its name before that is said', async () => {
  const folder = dirname(dirname(files.pathOf(key)))
  const handle = await open(folder, 'r')
  const synced: string[][] = []
  const sync = vi.spyOn(Object.getPrototypeOf(handle), 'sync')
  sync.mockImplementation(async () => void synced.push(await readdir(dirname(files.pathOf(key)))))
  await handle.close()
  await files.store().put(key, Buffer.from('whole'))
  expect(synced).toEqual([[expect.stringMatching(/^one\..+\.part$/)], ['one'], ['one']])
})
