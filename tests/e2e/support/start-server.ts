import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../', import.meta.url))

export interface Served {
  url: string
  dataDir: string
  /** of the process group that the server runs in */
  pid: number
  /** everything it has printed so far */
  output: () => string
  /**
   * Sends SIGTERM to the group and waits; `keepIn`: a folder that gets the data. @returns milliseconds until it was gone @throws when it is not, after
   * 10 s
   */
  stop: (options?: { keepIn?: string }) => Promise<number>
}

export interface ServeOptions {
  /** a data folder to begin with, copied; an empty one when left out */
  template?: string
  /** a data folder to work in, kept afterwards; one that goes with the server when left out */
  dataDir?: string
  command?: readonly string[]
  env?: Record<string, string>
  /** how long it may take until it answers, in milliseconds */
  patience?: number
}

/** Starts the production build on a free port and a data folder of its own, and waits until it answers. */
export async function startServer(options: ServeOptions = {}): Promise<Served> {
  const { template, command = ['node', 'app/cli/gantry.mjs', 'web'], env = {}, patience = 180_000 } = options
  const dataDir = options.dataDir ?? mkdtempSync(path.join(tmpdir(), 'gantry-data-'))
  if (template) cpSync(template, dataDir, { recursive: true })
  const port = await freePort()
  const [program = '', ...args] = command
  const child = spawn(program, args, {
    cwd: root,
    // A group of its own, so that all of it can be ended by one signal, and nothing else is.
    detached: true,
    env: {
      ...process.env,
      PATH: `${root}node_modules/.bin${path.delimiter}${process.env.PATH}`,
      NODE_ENV: 'production',
      PORT: String(port),
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      ...env,
    },
  })
  let said = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  child.stderr.on('data', (chunk) => (said += chunk))
  const stop = async ({ keepIn }: { keepIn?: string } = {}) => {
    const took = await endGroup(child)
    if (keepIn && keepIn !== dataDir) cpSync(dataDir, keepIn, { recursive: true })
    if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true })
    return took
  }
  const url = `http://localhost:${port}`
  try {
    await answering(url, child, patience)
  } catch (error) {
    await stop()
    throw new Error(`${command.join(' ')} did not come up; it said:\n${said}`, { cause: error })
  }
  return { url, dataDir, pid: child.pid ?? 0, output: () => said, stop }
}

async function answering(url: string, child: ChildProcess, patience: number): Promise<void> {
  const end = Date.now() + patience
  while (Date.now() < end) {
    if (child.exitCode !== null) throw new Error(`it ended with exit code ${child.exitCode}`)
    const answer = await fetch(`${url}/healthz`).catch(() => undefined)
    if (answer?.ok) return
    await wait(100)
  }
  throw new Error(`no answer within ${patience} ms`)
}

async function endGroup(child: ChildProcess): Promise<number> {
  const started = Date.now()
  const group = -(child.pid ?? 0)
  if (group === 0 || !isAlive(group)) return 0
  process.kill(group, 'SIGTERM')
  while (Date.now() - started < 10_000) {
    if (!isAlive(group)) return Date.now() - started
    await wait(50)
  }
  process.kill(group, 'SIGKILL')
  if (child.exitCode === null) await once(child, 'exit')
  throw new Error('the process group was still there 10 s after SIGTERM')
}

/** Whether there is such a process, or with a negative number any of such a group. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
