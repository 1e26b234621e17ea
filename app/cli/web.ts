import { runWeb } from '#app/server/run-web.server.ts'
import { readEnv } from '#lib/env.server.ts'

/** Serves until SIGTERM or SIGINT, then ends in order. The last line says where. */
export async function web(): Promise<void> {
  const env = readEnv()
  const running = await runWeb({ env, say: (line) => console.log(line) })
  let ending = false
  const end = async () => {
    if (ending) return
    ending = true
    // Whatever hangs must not keep the process: the database's files are safe at any moment.
    setTimeout(() => process.exit(1), 8_000).unref()
    await running.stop()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end)
  console.log(`Gantry is ready: ${running.url}`)
}
