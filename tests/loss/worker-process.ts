import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('loss-process.ts', import.meta.url))

interface StartOptions {
  databaseUrl: string
  redisUrl?: string
  /** of the file store */
  files?: string
}

/** Starts a worker, or a relay that reads and enqueues nothing, as a process of its own. */
export function start(
  kind: 'worker' | 'relay',
  { databaseUrl, redisUrl = '', files = '' }: StartOptions,
): ChildProcess {
  return spawn(process.execPath, [program, kind, databaseUrl, redisUrl, files], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/** Resolves when the process has said a word. */
export async function says(child: ChildProcess, word: string): Promise<void> {
  for await (const piece of child.stdout ?? []) if (String(piece).includes(word)) return
}

/** Kills the process, which hears nothing of it. */
export async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

/** @returns whether it came to hold within the time */
export async function until(holds: () => Promise<boolean>, ms = 120_000): Promise<boolean> {
  for (const end = Date.now() + ms; Date.now() < end; await wait(50)) if (await holds()) return true
  return false
}
