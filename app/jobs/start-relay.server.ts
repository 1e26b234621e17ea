import { setTimeout as wait } from 'node:timers/promises'
import type { Logger } from 'pino'
import { type RelayOptions, relayEvents } from './relay-events.server.ts'

export interface StartRelayOptions extends RelayOptions {
  log: Logger
  /** milliseconds between two looks when nothing is waiting */
  everyMs?: number
}

/** Carries events to the queue until it is stopped. What fails is tried again at the next look: the events are still there. */
export function startRelay({ log, everyMs = 1_000, most = 500, ...relay }: StartRelayOptions): {
  stop: () => Promise<void>
} {
  const ending = new AbortController()
  const run = async () => {
    while (!ending.signal.aborted) {
      const carried = await relayEvents({ ...relay, most }).catch((err: unknown) => {
        log.warn({ err }, 'events could not be carried to the queue')
        return 0
      })
      if (carried < most) await wait(everyMs, undefined, { signal: ending.signal, ref: false }).catch(() => {})
    }
  }
  const running = run()
  return {
    stop: async () => {
      ending.abort()
      await running
    },
  }
}
