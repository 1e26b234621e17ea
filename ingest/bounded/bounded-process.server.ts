import { fork } from 'node:child_process'
import { homedir } from 'node:os'
import path from 'node:path'
import { memorySignal, stopSignals } from './stop-signals.ts'

/**
 * What work in a process of its own ran into, that it ended by itself without an answer; or that it was stopped: its process did not come
 * to it, or somebody outside ended it. That says nothing of the work.
 */
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
/**
 * Time is counted in steps of so many milliseconds: where the caller itself was held (a container that is paused, a machine that sleeps),
 * that is one step, however long it was, and what was answered meanwhile is heard before it is over.
 */
const stepMs = 250
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
 * @param toLoad what the module is told at once, as its fourth argument
 */
export function startBounded(script: URL, toLoad = ''): BoundedProcess {
  const child = fork(script, [String(process.pid), toLoad], {
    execArgv: flags,
    env: { NODE_COMPILE_CACHE: compiled },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  let isReady = false
  let hasAnswered = false
  let onAnswer = (_output: unknown) => {}
  child.on('message', (said: { ready: true } | { output: unknown }) => {
    if ('ready' in said) isReady = true
    else {
      hasAnswered = true
      onAnswer(said.output)
    }
  })
  const gone = new Promise<OutOfBounds>((resolve) => {
    child.once('error', (error) => resolve(new OutOfBounds('stopped', error.message)))
    // Not when it ends, but when all that it said has arrived.
    child.once('close', (code, killedBy) => {
      const bound = isReady ? boundOf(code, killedBy) : 'stopped'
      resolve(new OutOfBounds(bound, `ended by ${killedBy ?? code} without an answer`))
    })
  })
  return {
    close: () => {
      if (hasAnswered) setTimeout(() => child.kill('SIGKILL'), leaveMs).unref()
      else child.kill('SIGKILL')
    },
    ask: <Output>(input: object, { patience, signal }: AskOptions) =>
      new Promise<Output>((resolve, reject) => {
        let left = patience
        const clock = setInterval(
          () => {
            left -= stepMs
            if (left <= 0) reject(new OutOfBounds('time', `more than ${patience} ms`))
          },
          Math.min(stepMs, patience),
        )
        const onAbort = () => reject(signal?.reason)
        if (signal?.aborted) onAbort()
        signal?.addEventListener('abort', onAbort, { once: true })
        onAnswer = (output) => resolve(output as Output)
        // One that takes nothing was never started or is gone, which is told below, or is none to be waited for.
        if (child.connected) child.send(input, (error) => error && child.kill('SIGKILL'))
        void gone.then((reason) => {
          clearInterval(clock)
          signal?.removeEventListener('abort', onAbort)
          reject(reason)
        })
      }),
  }
}

function boundOf(code: number | null, killedBy: NodeJS.Signals | null): Bound {
  // Full, the heap aborts; all of it too large, the watch beside the work ends it.
  if (killedBy === 'SIGABRT' || killedBy === memorySignal || code === 134) return 'memory'
  // The system kills whom it likes when memory is short, and it need not be whoever takes it. Whoever ends the product ends its whole
  // group, before the work has come to heed only its caller.
  return killedBy === 'SIGKILL' || stopSignals.some((signal) => signal === killedBy) ? 'stopped' : 'gone'
}
