import { EventEmitter } from 'node:events'
import { beforeEach, expect, test, vi } from 'vitest'
import { EmbeddedThread } from './embedded-thread.server.ts'

/** What the threads do that are started, one after the other; the last of them from then on. */
type Life = 'lives' | 'dies at the start'
const { lives, threads, pauses } = vi.hoisted(() => ({
  lives: [] as Life[],
  threads: [] as EventEmitter[],
  pauses: [] as number[],
}))
let pausing = (_signal: AbortSignal): Promise<void> => Promise.resolve()

vi.mock('node:timers/promises', () => ({
  setTimeout: (ms: number, _: unknown, { signal }: { signal: AbortSignal }) => {
    pauses.push(ms)
    return pausing(signal)
  },
}))
vi.mock('node:worker_threads', () => ({
  Worker: class extends EventEmitter {
    constructor() {
      super()
      threads.push(this)
      const life = lives.length > 1 ? lives.shift() : lives[0]
      setImmediate(() => {
        if (life === 'lives') this.emit('message', { kind: 'ready', url: 'postgres://here', port: 5 })
        else {
          this.emit('message', { kind: 'failed', message: 'no space is left' })
          this.emit('exit')
        }
      })
    }
    postMessage({ id }: { id: number }) {
      this.emit('message', { kind: 'done', id })
      setImmediate(() => this.emit('exit'))
    }
    terminate() {}
  },
}))

let failures: { restarting: boolean; reason: string }[]
const threadIn = (folder: string | null) =>
  new EmbeddedThread({
    folder,
    image: null,
    password: '',
    idleInTransactionMs: 1,
    lockWaitMs: 1,
    statementMs: 60_000,
    onFailure: (failure) => void failures.push(failure),
  })

beforeEach(() => {
  lives.length = 0
  threads.length = 0
  pauses.length = 0
  failures = []
  pausing = () => Promise.resolve()
})

test('a database in a folder is started again for as long as it takes, after pauses that grow to half a minute', async () => {
  lives.push('lives', ...Array.from({ length: 12 }, (): Life => 'dies at the start'), 'lives')
  const thread = threadIn('/srv/gantry/postgres')
  await thread.start()
  threads[0]?.emit('exit')
  await vi.waitFor(() => expect(threads).toHaveLength(14))
  await vi.waitFor(() => thread.setDefaultRole('none'))
  expect(failures).toHaveLength(13)
  expect(failures.every(({ restarting }) => restarting)).toBe(true)
  expect(failures.at(-1)?.reason).toContain('no space is left')
  expect(pauses.slice(0, 3)).toEqual([200, 400, 800])
  expect(pauses.slice(-3)).toEqual([30_000, 30_000, 30_000])
  await thread.stop()
})

test('told to stop, it does not wait for the next start', async () => {
  lives.push('lives', 'dies at the start')
  const paused = Promise.withResolvers<void>()
  pausing = (signal) => {
    paused.resolve()
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))))
  }
  const thread = threadIn('/srv/gantry/postgres')
  await thread.start()
  threads[0]?.emit('exit')
  await paused.promise
  await thread.stop()
  expect(threads).toHaveLength(2)
})

test('one in memory is lost with its thread', async () => {
  lives.push('lives')
  const thread = threadIn(null)
  await thread.start()
  threads[0]?.emit('exit')
  expect(failures).toEqual([{ restarting: false, reason: 'its thread ended' }])
  await thread.stop()
  expect(threads).toHaveLength(1)
})
