import { mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { acquireDataFolder } from './data-folder-lock.server.ts'

let dataDir: string
let path: string
/** How long was waited, and what happens meanwhile. */
const waits: number[] = []
let meanwhile = async () => {}

vi.mock('node:timers/promises', () => ({
  setTimeout: async (ms: number) => {
    waits.push(ms)
    await meanwhile()
  },
}))

const acquire = () => acquireDataFolder({ dataDir, version: '1' })
const touch = async (at: number) => utimes(path, new Date(at), new Date(at))

/** The lock of a process on another machine, which has touched it an hour from now. */
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gantry-clock-'))
  path = join(dataDir, 'lock.json')
  const lock = await acquire()
  const text = await readFile(path, 'utf8')
  await lock.release()
  await writeFile(path, JSON.stringify({ ...JSON.parse(text), place: 'elsewhere' }))
  await touch(Date.now() + 3_600_000)
  waits.length = 0
})
afterEach(async () => {
  await rm(dataDir, { recursive: true })
})

test('a lock from the future that nobody touches any more is taken over', async () => {
  meanwhile = async () => {}
  const lock = await acquire()
  expect(new Set(waits)).toEqual(new Set([25_000]))
  await lock.release()
})

test('one that is touched meanwhile is another machine’s, by whatever clock', async () => {
  meanwhile = async () => touch((await stat(path)).mtimeMs + 10_000)
  await expect(acquire()).rejects.toThrow('on another machine or in another container')
  expect(waits).toEqual([25_000])
})
