import { runWorker } from '#app/server/run-worker.server.ts'
import { readEnv } from '#lib/env.server.ts'
import { endOnSignal } from './end-on-signal.ts'

/** Does jobs until SIGTERM or SIGINT, then lets the running ones end. */
export async function worker(): Promise<void> {
  const running = await runWorker({ env: readEnv() })
  endOnSignal(running.stop)
  console.log('Gantry does jobs.')
}
