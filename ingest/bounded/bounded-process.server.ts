import { fork } from 'node:child_process'
import { homedir } from 'node:os'
import path from 'node:path'
import { stopSignals } from './stop-signals.ts'

/** What work in a process of its own ran into, that it ended by itself without an answer, or that somebody outside ended it. */
export type Bound = 'time' | 'memory' | 'gone' | 'stopped'

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
/** Where Node keeps what it has compiled of our own modules: a process then starts in half the time. Nowhere else does it write. */
const compiled = path.join(homedir(), '.cache', 'gantry', 'compiled')
/** How long a process that has answered may take to end by itself, and keep what it has compiled. In milliseconds. */
const leaveMs = 2_000
const flags = [
  `--max-old-space-size=${heapMegabytes}`,
  '--max-semi-space-size=16',
  '--stack-size=3500',
  // A process that lives for a second makes up its mind about a pattern at once: tried out first, thousands of them took a third longer.
  '--no-regexp-tier-up',
]

/**
 * Starts a process for work on what anybody may have made: with bounded memory and time, without secrets and without the caller's
 * loop. Whatever it does, the caller is told, and lives; the caller gone, it is gone as well. It loads what it needs while the caller does other things.
 * @param script a module that calls `answerOnce`
 */
export function startBounded(script: URL): BoundedProcess {
  const child = fork(script, [String(process.pid)], {
    execArgv: flags,
    env: { NODE_COMPILE_CACHE: compiled },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const gone = new Promise<OutOfBounds>((resolve) => {
    child.once('error', (error) => resolve(new OutOfBounds('gone', error.message)))
    child.once('exit', (code, killedBy) => {
      resolve(new OutOfBounds(boundOf(code, killedBy), `ended by ${killedBy ?? code} without an answer`))
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
        const late = setTimeout(() => reject(new OutOfBounds('time', `more than ${patience} ms`)), patience)
        const onAbort = () => reject(signal?.reason)
        if (signal?.aborted) onAbort()
        signal?.addEventListener('abort', onAbort, { once: true })
        child.once('message', ({ output }: { output: Output }) => {
          hasAnswered = true
          resolve(output)
        })
        child.send(input, (error) => error && reject(new OutOfBounds('gone', error.message)))
        void gone.then((reason) => {
          clearTimeout(late)
          signal?.removeEventListener('abort', onAbort)
          reject(reason)
        })
      }),
  }
}

function boundOf(code: number | null, killedBy: NodeJS.Signals | null): Bound {
  // Full, the heap aborts; all of it too large, the watch beside the work kills it, or the system does.
  if (killedBy === 'SIGABRT' || killedBy === 'SIGKILL' || code === 134) return 'memory'
  // Whoever ends the product ends its whole group, before the work has come to heed only its caller.
  return stopSignals.some((signal) => signal === killedBy) ? 'stopped' : 'gone'
}
