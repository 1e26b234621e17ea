import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { onFullDisk } from '#tests/support/on-full-disk.ts'
import { acquireDataFolder, readDataFolderHolder } from './data-folder-lock.server.ts'

let dataDir: string
let path: string

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gantry-lock-'))
  path = join(dataDir, 'lock.json')
})

afterEach(async () => {
  await rm(dataDir, { recursive: true, force: true })
})

const acquire = () => acquireDataFolder({ dataDir, version: '1' })

/** Leaves the lock of a process that is no more. */
async function leaveDeadLock(changes: Record<string, unknown> = {}): Promise<void> {
  const lock = await acquire()
  const text = await readFile(path, 'utf8')
  await lock.release()
  const dead = spawn(process.execPath, ['--version'], { stdio: 'ignore' })
  await once(dead, 'exit')
  await writeFile(path, JSON.stringify({ ...JSON.parse(text), pid: dead.pid, ...changes }))
}

function startRacer(): ChildProcess {
  const script = `
    import { acquireDataFolder } from '#prisma/embedded/data-folder-lock.server.ts'
    console.log('ready')
    await new Promise((resolve) => process.stdin.once('data', resolve))
    const result = await acquireDataFolder({ dataDir: process.argv[1], version: '2' }).then(() => 'won', (error) => error.message)
    console.log(result)
    await new Promise((resolve) => process.stdin.once('data', resolve))
    process.exit()`
  return spawn(process.execPath, ['--input-type=module-typescript', '-e', script, dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
}

async function say(child: ChildProcess): Promise<string> {
  const [data] = await once(child.stdout as NodeJS.ReadableStream, 'data')
  return String(data).trim()
}

describe('the lock of a data folder', () => {
  it('tells who holds it, for the owner alone to read, and is gone after release', async () => {
    expect(await readDataFolderHolder({ dataDir })).toBeNull()
    const lock = await acquire()
    expect(await readDataFolderHolder({ dataDir })).toMatchObject({ pid: process.pid, url: null, version: '1' })
    await lock.announce('postgres://somewhere')
    expect(await readDataFolderHolder({ dataDir })).toMatchObject({ pid: process.pid, url: 'postgres://somewhere' })
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    await lock.release()
    expect(await readDataFolderHolder({ dataDir })).toBeNull()
    expect(await readdir(dataDir)).toEqual([])
  })

  it('is refused to a second holder, with a sentence that says what to do', async () => {
    const lock = await acquire()
    const refusal = await acquire().catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'CONFIG', details: { pid: process.pid, dataDir } })
    expect(String(refusal)).toContain(`in use by process ${process.pid}`)
    expect(String(refusal)).toContain('set DATA_DIR to another folder')
    await lock.release()
    await (await acquire()).release()
  })

  it('is taken over from a process that has died', async () => {
    await leaveDeadLock()
    expect(await readDataFolderHolder({ dataDir })).toBeNull()
    const lock = await acquire()
    expect(await readDataFolderHolder({ dataDir })).toMatchObject({ pid: process.pid })
    await lock.release()
  })

  it('is taken over when its process id belongs to another process by now', async () => {
    await leaveDeadLock({ pid: process.pid, processStart: '1' })
    await (await acquire()).release()
  })

  it('is not taken over from another machine as long as that one shows life', async () => {
    await leaveDeadLock({ place: 'elsewhere' })
    await expect(acquire()).rejects.toThrow('on another machine or in another container')
    const longAgo = new Date(Date.now() - 120_000)
    await utimes(path, longAgo, longAgo)
    await (await acquire()).release()
  })

  it('that cannot be read counts as held until it has been left alone for a while', async () => {
    await writeFile(path, '{"pid":')
    await expect(acquire()).rejects.toMatchObject({ code: 'CONFIG' })
    const longAgo = new Date(Date.now() - 120_000)
    await utimes(path, longAgo, longAgo)
    await (await acquire()).release()
  })

  it('of a folder that is none is refused with a sentence, to who takes it and to who asks for it', async () => {
    const file = join(dataDir, 'file')
    await writeFile(file, '')
    for (const none of [file, join(file, 'below')]) {
      const sentence = { code: 'CONFIG', message: expect.stringContaining(`${none} cannot be used: it is no folder`) }
      await expect(acquireDataFolder({ dataDir: none, version: '1' })).rejects.toMatchObject(sentence)
      await expect(readDataFolderHolder({ dataDir: none })).rejects.toMatchObject(sentence)
    }
  })

  it('is refused on a full disk, where nothing is left of it', async () => {
    const script = `
      import { acquireDataFolder } from '#prisma/embedded/data-folder-lock.server.ts'
      await acquireDataFolder({ dataDir: process.argv[1], version: '2' }).catch((error) => console.log(error.code, error.message))`
    expect(await onFullDisk(script, dataDir)).toMatch(/^CONFIG The data folder .* cannot be used: EFBIG/)
    expect(await readdir(dataDir)).toEqual([])
  })

  it('is not released by a holder who has lost it', async () => {
    const lock = await acquire()
    await writeFile(path, JSON.stringify({ ...JSON.parse(await readFile(path, 'utf8')), token: 'other' }))
    await lock.release()
    expect(await readDataFolderHolder({ dataDir })).not.toBeNull()
  })

  it('of a dead process goes to one of those who want it at once, within a process', async () => {
    for (let round = 0; round < 5; round += 1) {
      await leaveDeadLock()
      const results = await Promise.allSettled(Array.from({ length: 20 }, acquire))
      const won = results.filter((result) => result.status === 'fulfilled')
      expect(won).toHaveLength(1)
      await won[0]?.value.release()
    }
    expect(await readdir(dataDir)).toEqual([])
  })

  it('of a dead process goes to one of several processes', async () => {
    await leaveDeadLock()
    const racers = Array.from({ length: 4 }, startRacer)
    await Promise.all(racers.map(say))
    const answers = racers.map(say)
    for (const racer of racers) racer.stdin?.write('go\n')
    const results = await Promise.all(answers)
    const winner = racers[results.indexOf('won')]
    expect(results.filter((result) => result === 'won')).toHaveLength(1)
    expect(results.filter((result) => result.includes(`in use by process ${winner?.pid}`))).toHaveLength(3)
    for (const racer of racers) racer.stdin?.write('end\n')
    await Promise.all(racers.map((racer) => once(racer, 'exit')))
  })
})
