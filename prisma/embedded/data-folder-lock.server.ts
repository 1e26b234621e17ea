import { randomUUID } from 'node:crypto'
import { mkdir, readFile, readlink, rename, rm, stat, utimes } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { AppError } from '#lib/errors.ts'
import { createWhole, writeDraft } from './create-whole.server.ts'
import { dataFolderFailure } from './data-folder-failure.ts'

/** The process that works in a data folder. */
export interface DataFolderHolder {
  pid: number
  /** postgres:// address of its embedded database with the password; null while it is starting */
  url: string | null
  /** ISO 8601 */
  startedAt: string
  version: string
}

interface LockFile extends DataFolderHolder {
  /** the machine and its space of process ids: only there does a pid mean anything */
  place: string
  /** when the system started the process, so that another one with the same pid is not taken for it; null where unknown */
  processStart: string | null
  token: string
}

export interface DataFolderLock {
  /** tells others where the database of this folder can be reached */
  announce: (url: string) => Promise<void>
  release: () => Promise<void>
}

/** A holder elsewhere cannot be asked whether it lives; it touches its file every 10 s, and counts as gone after 60 s. */
const touchMs = 10_000
const goneMs = 60_000

/**
 * Takes a data folder for this process; it makes the folder when there is none. Two processes on one folder would lose each
 * other's rows without an error. The lock of a process that has died is taken over, by one of those who try.
 * @param dataDir the folder
 * @param version of the product, for whoever reads the lock
 * @throws AppError CONFIG when another process has it, or it cannot be written; its message says which, and what to do
 */
export async function acquireDataFolder(options: { dataDir: string; version: string }): Promise<DataFolderLock> {
  try {
    return await acquire(options)
  } catch (error) {
    throw dataFolderFailure(options.dataDir, error)
  }
}

async function acquire({ dataDir, version }: { dataDir: string; version: string }): Promise<DataFolderLock> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const path = lockPath(dataDir)
  const mine: LockFile = {
    pid: process.pid,
    url: null,
    startedAt: new Date().toISOString(),
    version,
    place: await placeOfThisProcess(),
    processStart: await processStart(process.pid),
    token: randomUUID(),
  }
  const holder = await take(path, mine)
  if (holder) throw taken(dataDir, holder, mine.place)

  const timer = setInterval(() => {
    const now = new Date()
    // A failed touch matters to other machines only, and the next one follows.
    utimes(path, now, now).catch(() => {})
  }, touchMs)
  timer.unref()
  return {
    announce: (url) =>
      replace(path, { ...mine, url }).catch((error: unknown) => {
        throw dataFolderFailure(dataDir, error)
      }),
    release: async () => {
      clearInterval(timer)
      const current = await read(path)
      if (current?.token === mine.token) await rm(path, { force: true })
    },
  }
}

/** Who works in the data folder now; null when nobody does. @throws AppError CONFIG when that is not this user's to read */
export async function readDataFolderHolder({ dataDir }: { dataDir: string }): Promise<DataFolderHolder | null> {
  const path = lockPath(dataDir)
  const current = await read(path).catch((error: unknown) => {
    throw dataFolderFailure(dataDir, error)
  })
  if (!current || !(await isAlive(current, path))) return null
  const { pid, url, startedAt, version } = current
  return { pid, url, startedAt, version }
}

function lockPath(dataDir: string): string {
  return join(dataDir, 'lock.json')
}

function taken(dataDir: string, holder: LockFile, place: string): AppError {
  const where = holder.place === place ? '' : ' on another machine or in another container'
  const remedy = holder.place === place ? '' : ' If it is gone for certain, try again in a minute.'
  return new AppError(
    'CONFIG',
    `The data folder ${dataDir} is in use by process ${holder.pid}${where}, started ${holder.startedAt}. ` +
      `Stop that process, or set DATA_DIR to another folder.${remedy}`,
    { details: { pid: holder.pid, dataDir } },
  )
}

/** Writes `mine` to `path` if nobody alive has it; otherwise returns who does. */
async function take(path: string, mine: LockFile): Promise<LockFile | null> {
  for (;;) {
    if (await createWhole(path, JSON.stringify(mine))) return null
    const current = await read(path)
    if (!current) continue
    if (await isAlive(current, path)) return current
    // Of those who find the same dead holder only one may replace it: whoever gets this second lock, which works like the first.
    const takeover = `${path}.takeover`
    // Whoever has it has not necessarily won: a moment later the first lock says who did.
    if (await take(takeover, mine)) {
      await delay(20)
      continue
    }
    try {
      const again = await read(path)
      if (!again) continue
      if (await isAlive(again, path)) return again
      await replace(path, mine)
      return null
    } finally {
      await rm(takeover, { force: true })
    }
  }
}

async function replace(path: string, content: LockFile): Promise<void> {
  const draft = await writeDraft(path, JSON.stringify(content))
  try {
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

/** The lock as written; null when there is none. One that cannot be understood is somebody's elsewhere. */
async function read(path: string): Promise<LockFile | null> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  const unknown: LockFile = { pid: 0, url: null, startedAt: '', version: '', place: '', processStart: null, token: '' }
  try {
    return { ...unknown, ...(JSON.parse(text) as Partial<LockFile>) }
  } catch {
    return unknown
  }
}

async function isAlive(lock: LockFile, path: string): Promise<boolean> {
  if (lock.place !== (await placeOfThisProcess())) return showsLife(path)
  try {
    process.kill(lock.pid, 0)
  } catch (error) {
    // EPERM: it is there and belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  return lock.processStart === null || lock.processStart === (await processStart(lock.pid))
}

async function showsLife(path: string): Promise<boolean> {
  const touchedAt = async () => (await stat(path).catch(() => null))?.mtimeMs ?? null
  const touched = await touchedAt()
  if (touched === null) return false
  const ageMs = Date.now() - touched
  if (ageMs > -goneMs) return ageMs < goneMs
  // Of this machine or of that one the clock was set: how old the file is says nothing, but that it is touched again.
  await delay(2.5 * touchMs)
  const later = await touchedAt()
  return later !== null && later !== touched
}

async function placeOfThisProcess(): Promise<string> {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8')
    return `${boot.trim()} ${await readlink('/proc/self/ns/pid')}`
  } catch {
    return hostname()
  }
}

/** Start of a process in clock ticks since boot, field 22 of proc_pid_stat(5); null where the system does not tell. */
async function processStart(pid: number): Promise<string | null> {
  try {
    const line = await readFile(`/proc/${pid}/stat`, 'utf8')
    return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}
