import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { until } from './worker-process.ts'

const program = fileURLToPath(new URL('../../app/cli/gantry.mjs', import.meta.url))

/** `gantry web` or `gantry worker` as it is run on a server, to be killed and started again. */
export interface ProductProcess {
  /** of a web process */
  address: string
  start: () => Promise<void>
  /** The process hears nothing of it. */
  kill: () => Promise<void>
}

/** Starts two of a kind on the same database and queue. */
export async function openPair(kind: 'web' | 'worker', env: Record<string, string>): Promise<ProductProcess[]> {
  const files = mkdtempSync(join(tmpdir(), 'gantry-loss-'))
  const pair: ProductProcess[] = []
  for (let n = 0; n < 2; n += 1) pair.push(await open(kind, { FILES_DIR: files, DATA_DIR: files, ...env }))
  await Promise.all(pair.map((one) => one.start()))
  return pair
}

async function open(kind: 'web' | 'worker', env: Record<string, string>): Promise<ProductProcess> {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  let child: ChildProcess | undefined
  return {
    address,
    start: async () => {
      child = spawn(process.execPath, [program, kind], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: {
          ...process.env,
          NODE_ENV: 'production',
          PORT: String(port),
          HOST: '127.0.0.1',
          GANTRY_SECRET: 'of both processes, for as long as this runs',
          GANTRY_URL: address,
          LOG_LEVEL: 'silent',
          ...env,
        },
      })
      if (kind === 'worker') return
      const answers = () =>
        fetch(`${address}/healthz`).then(
          ({ ok }) => ok,
          () => false,
        )
      if (!(await until(answers, 60_000))) throw new Error(`gantry ${kind} did not come up`)
    },
    kill: async () => {
      if (!child || child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
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
