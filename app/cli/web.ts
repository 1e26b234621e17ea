import { runWeb } from '#app/server/run-web.server.ts'
import { readEnv } from '#lib/env.server.ts'
import { endOnSignal } from './end-on-signal.ts'

/** Serves until SIGTERM or SIGINT, then ends in order. The last line says where. */
export async function web(): Promise<void> {
  const env = readEnv()
  const running = await runWeb({ env, say: (line) => console.log(line) })
  endOnSignal(running.stop)
  console.log(`Gantry is ready: ${running.url}`)
}
