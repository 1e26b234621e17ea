import { setTimeout as wait } from 'node:timers/promises'
import { type Run, runOf } from './runs-of-process.ts'

interface WaitOptions {
  over: AbortSignal
  /** milliseconds between two looks, where another process may work on it */
  everyMs: number
  /** milliseconds after which to look at the latest */
  mostMs: number
}

/**
 * Listens for what is written of an answer. Where this process works on it, it says so itself, and nothing has to be looked for; where
 * another one does, it is looked for, and the less often the longer nothing came.
 */
export function newsOfRun(turnId: string) {
  let run: Run | undefined
  let isNew = false
  let pause = 0
  let wake: (() => void) | null = null
  const tell = () => {
    isNew = true
    wake?.()
  }
  const listen = () => {
    const now = runOf(turnId)
    if (now === run) return
    run?.watchers.delete(tell)
    run = now
    run?.watchers.add(tell)
    // What was written before anybody listened is looked for.
    isNew = true
  }
  listen()
  return {
    /** @param isStill nothing was new at the last look */
    next: async ({ over, everyMs, mostMs }: WaitOptions, isStill: boolean): Promise<void> => {
      listen()
      pause = isStill ? Math.min(Math.max(everyMs, pause * 1.5), mostMs) : everyMs
      if (!isNew && !over.aborted) {
        const waiting = new AbortController()
        wake = () => waiting.abort()
        const signal = AbortSignal.any([over, waiting.signal])
        await wait(run ? mostMs : pause, undefined, { signal, ref: false }).catch(() => undefined)
        wake = null
      }
      isNew = false
    },
    stop: () => void run?.watchers.delete(tell),
  }
}
