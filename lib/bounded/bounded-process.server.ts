import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'

/** What work in a process of its own ran into, or that it ended by itself without an answer. */
export type Bound = 'time' | 'memory' | 'gone'

/** Work that was stopped, or that killed its process. */
export class OutOfBounds extends Error {
  readonly bound: Bound

  constructor(bound: Bound, message: string) {
    super(message)
    this.name = 'OutOfBounds'
    this.bound = bound
  }
}

interface AskOptions {
  /** milliseconds */
  patience: number
  signal?: AbortSignal
}

/** A process of its own for one piece of work. */
export interface BoundedProcess {
  /**
   * Has the work done. It is asked once.
   * @param input what can be cloned
   * @throws OutOfBounds; whatever `signal` is aborted with
   */
  ask<Output>(input: object, options: AskOptions): Promise<Output>
  /** Ends it, whatever it does. */
  close(): void
}

const heapMegabytes = 400
/** All that the process holds: what is unpacked stands outside of the heap, and a thread's limits know nothing of it. */
const mostBytes = 560 * 2 ** 20
const lookEveryMs = 15
/** Where Node keeps what it has compiled of our own modules: a process then starts in half the time. Nowhere else does it write. */
const compiled = path.join(homedir(), '.cache', 'gantry', 'compiled')
/** How long a process that has answered may take to end by itself, and keep what it has compiled. In milliseconds. */
const leaveMs = 2_000
const flags = [`--max-old-space-size=${heapMegabytes}`, '--max-semi-space-size=16', '--stack-size=3500']

/**
 * Starts a process for work on what anybody may have made: with bounded memory and time, without secrets and without the caller's
 * loop. Whatever it does, the caller is told, and lives. It loads what it needs while the caller does other things.
 * @param script a module that calls `answerOnce`
 */
export function startBounded(script: URL): BoundedProcess {
  const child = fork(script, [], {
    execArgv: flags,
    env: { NODE_COMPILE_CACHE: compiled },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const gone = new Promise<OutOfBounds>((resolve) => {
    child.once('error', (error) => resolve(new OutOfBounds('gone', error.message)))
    child.once('exit', (code, killedBy) => {
      const isFull = killedBy === 'SIGABRT' || code === 134
      resolve(new OutOfBounds(isFull ? 'memory' : 'gone', `ended by ${killedBy ?? code} without an answer`))
    })
  })
  let hasAnswered = false
  return {
    close: () => {
      if (hasAnswered) setTimeout(() => child.kill('SIGKILL'), leaveMs).unref()
      else child.kill('SIGKILL')
    },
    ask: <Output>(input: object, { patience, signal }: AskOptions) =>
      new Promise<Output>((resolve, reject) => {
        const stop = watch(child, patience, reject)
        const onAbort = () => reject(signal?.reason)
        if (signal?.aborted) onAbort()
        signal?.addEventListener('abort', onAbort, { once: true })
        child.once('message', ({ output }: { output: Output }) => {
          hasAnswered = true
          resolve(output)
        })
        child.send(input, (error) => error && reject(new OutOfBounds('gone', error.message)))
        void gone.then((reason) => {
          stop()
          signal?.removeEventListener('abort', onAbort)
          reject(reason)
        })
      }),
  }
}

function watch(child: ChildProcess, patience: number, stop: (reason: OutOfBounds) => void): () => void {
  const late = setTimeout(() => stop(new OutOfBounds('time', `more than ${patience} ms`)), patience)
  const look = setInterval(() => {
    const held = heldBy(child.pid ?? 0)
    if (held > mostBytes) stop(new OutOfBounds('memory', `${Math.round(held / 2 ** 20)} MB`))
  }, lookEveryMs)
  return () => {
    clearTimeout(late)
    clearInterval(look)
  }
}

/** Bytes of memory that a process holds; nothing where the system does not say. */
function heldBy(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}
