import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { EmbeddedWorkerData, WorkerMessage, WorkerRequest } from './embedded-worker.server.ts'

export interface EmbeddedThreadOptions {
  folder: string | null
  image: Uint8Array | null
  password: string
  idleInTransactionMs: number
  lockWaitMs: number
  /** ms one request may run before the thread is ended and started anew */
  statementMs: number
  onFailure: (failure: { restarting: boolean; reason: string }) => void
}

interface Pending {
  resolve: (message: WorkerMessage & { kind: 'done' }) => void
  reject: (error: Error) => void
}

type Command = WorkerRequest extends infer Request ? (Request extends unknown ? Omit<Request, 'id'> : never) : never

/** The longest pause between two starts, none of which came to life: what keeps them from it, such as a full disk, may end. */
const longestPauseMs = 30_000
const stopMs = 5_000

/** The thread in which the embedded database runs, kept alive: one that has failed is started again at the same address. */
export class EmbeddedThread {
  readonly #options: EmbeddedThreadOptions
  readonly #busySince = new BigInt64Array(new SharedArrayBuffer(8))
  readonly #pending = new Map<number, Pending>()
  #worker: Worker | null = null
  #port = 0
  #defaultRole = 'none'
  #lastId = 0
  #watch: NodeJS.Timeout | undefined
  #stopping: Promise<void> | null = null
  #reviving: Promise<void> | null = null
  readonly #pause = new AbortController()
  #image: Uint8Array | null

  constructor(options: EmbeddedThreadOptions) {
    this.#options = options
    this.#image = options.image
  }

  /** @returns the address, which stays the same */
  async start(): Promise<string> {
    const url = await this.#spawn()
    this.#image = null
    this.#watch = setInterval(() => this.#endStuck(), Math.min(1_000, this.#options.statementMs / 4))
    this.#watch.unref()
    return url
  }

  async setDefaultRole(role: string): Promise<void> {
    this.#defaultRole = role
    await this.#ask({ command: 'default-role', role })
  }

  async dump(): Promise<Buffer> {
    const { image } = await this.#ask({ command: 'dump' })
    return Buffer.from(image ?? new Uint8Array())
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#end()
    return this.#stopping
  }

  async #end(): Promise<void> {
    clearInterval(this.#watch)
    this.#pause.abort()
    await this.#reviving
    const worker = this.#worker
    if (!worker) return
    const exited = new Promise((resolve) => worker.once('exit', resolve))
    // What does not end in time is ended: the log of the database makes good for it at the next start.
    const force = setTimeout(() => worker.terminate(), stopMs)
    await this.#ask({ command: 'stop' }).catch(() => worker.terminate())
    await exited
    clearTimeout(force)
  }

  #spawn(): Promise<string> {
    const { folder, password, idleInTransactionMs, lockWaitMs } = this.#options
    Atomics.store(this.#busySince, 0, 0n)
    const workerData: EmbeddedWorkerData = {
      folder,
      image: this.#image,
      password,
      idleInTransactionMs,
      lockWaitMs,
      port: this.#port,
      defaultRole: this.#defaultRole,
      busySince: this.#busySince,
    }
    // The flags of this process, such as a test runner's, are none of its business.
    const worker = new Worker(new URL('./embedded-worker.server.ts', import.meta.url), {
      workerData,
      execArgv: [],
      env: {},
    })
    this.#worker = worker
    return new Promise((resolve, reject) => {
      let started = false
      let reason = 'its thread ended'
      worker.on('message', (message: WorkerMessage) => {
        if (message.kind === 'ready') {
          started = true
          this.#port = message.port
          resolve(message.url)
        } else if (message.kind === 'failed') {
          reason = message.message
        } else {
          this.#settle(message)
        }
      })
      worker.on('error', (error: unknown) => {
        reason = error instanceof Error ? error.message : String(error)
      })
      worker.on('exit', () => {
        this.#worker = null
        const failure = new Error(`the embedded database failed: ${reason}`)
        for (const { reject: fail } of this.#pending.values()) fail(failure)
        this.#pending.clear()
        if (started && !this.#stopping) this.#reviving = this.#revive(reason)
        else reject(failure)
      })
    })
  }

  async #revive(reason: string): Promise<void> {
    let cause = reason
    for (let start = 1; !this.#stopping; start += 1) {
      // What was in memory is lost; an empty database in its place would answer as if nothing had happened.
      const restarting = this.#options.folder !== null
      this.#options.onFailure({ restarting, reason: cause })
      if (!restarting) return
      try {
        await this.#spawn()
        return
      } catch (error) {
        cause = error instanceof Error ? error.message : String(error)
        const { signal } = this.#pause
        await pause(Math.min(100 * 2 ** start, longestPauseMs), undefined, { signal }).catch(() => {})
      }
    }
  }

  #endStuck(): void {
    const since = Atomics.load(this.#busySince, 0)
    if (since === 0n || process.hrtime.bigint() - since < BigInt(this.#options.statementMs) * 1_000_000n) return
    void this.#worker?.terminate()
  }

  #ask(command: Command): Promise<WorkerMessage & { kind: 'done' }> {
    const worker = this.#worker
    if (!worker) return Promise.reject(new Error('the embedded database is not running'))
    this.#lastId += 1
    const request = { ...command, id: this.#lastId } as WorkerRequest
    return new Promise((resolve, reject) => {
      this.#pending.set(request.id, { resolve, reject })
      worker.postMessage(request)
    })
  }

  #settle(message: WorkerMessage & { kind: 'done' | 'undone' }): void {
    const pending = this.#pending.get(message.id)
    this.#pending.delete(message.id)
    if (message.kind === 'done') pending?.resolve(message)
    else pending?.reject(new Error(message.message))
  }
}
