import { setImmediate as nextTick } from 'node:timers/promises'
import { Notifications } from './notifications.ts'
import { readAnswer, type SessionAnswer } from './session-answer.ts'
import { closeStatement, simpleQuery, sync, type WireFailure } from './wire-messages.ts'
import type { WireRequest } from './wire-request.ts'

/** Whoever asks for the session: one connection. */
export interface SessionClient {
  /** what it asked for at startup, by name of setting */
  readonly settings: ReadonlyMap<string, string>
  readonly gone: boolean
  hasRequest(): boolean
  takeRequest(): WireRequest | undefined
  answer(answer: SessionAnswer): void
  notify(bytes: Buffer): void
  /** its waiting requests have failed; the connection stays usable */
  refuse(failure: WireFailure): void
  /** the connection is over */
  terminate(failure: WireFailure): void
}

export interface SessionLimits {
  /** milliseconds a client may leave its transaction open and say nothing */
  idleInTransactionMs: number
  /** milliseconds a request may wait for its turn */
  lockWaitMs: number
}

export interface SharedSessionOptions {
  /** runs messages in the database and gives all its answers */
  exec: (bytes: Buffer) => Promise<Buffer>
  limits: SessionLimits
  /** the database has stopped answering as it should; nothing more is sent to it */
  onBroken: (error: unknown) => void
}

type Waiting =
  | { client: SessionClient; timer: NodeJS.Timeout }
  | { job: () => Promise<void>; cancel: (error: Error) => void }

/**
 * The one session of the embedded database, lent to one client at a time for a whole request, and until its end for a whole
 * transaction. Others wait in the order in which they came. Sent message by message, requests of several clients would mix
 * and each get the other's answers.
 */
export class SharedSession {
  readonly #exec: SharedSessionOptions['exec']
  readonly #limits: SessionLimits
  readonly #onBroken: SharedSessionOptions['onBroken']
  readonly #notifications = new Notifications<SessionClient>()
  #waiting: Waiting[] = []
  /** has a transaction open, or a request that has not ended */
  #holder: SessionClient | null = null
  #idleTimer: NodeJS.Timeout | undefined
  /** whose settings the session has; null when they must be made anew */
  #settled: SessionClient | null = null
  #defaultRole = 'none'
  #chores: Buffer[] = []
  #running: Promise<void> | null = null
  #broken = false

  constructor({ exec, limits, onBroken }: SharedSessionOptions) {
    this.#exec = exec
    this.#limits = limits
    this.#onBroken = onBroken
  }

  /** The role in which a client rests that has asked for none; `none` is the owner of the database. */
  set defaultRole(role: string) {
    this.#defaultRole = role
    this.#settled = null
  }

  /** Puts the client into the queue, unless it stands there or the session is its own. */
  request(client: SessionClient): void {
    if (client === this.#holder) clearTimeout(this.#idleTimer)
    else if (!this.#waiting.some((entry) => 'client' in entry && entry.client === client)) this.#enqueue(client)
    this.#wake()
  }

  /** Takes a client's requests out of the queue. */
  withdraw(client: SessionClient): boolean {
    const before = this.#waiting.length
    this.#waiting = this.#waiting.filter((entry) => {
      if (!('client' in entry) || entry.client !== client) return true
      clearTimeout(entry.timer)
      return false
    })
    return this.#waiting.length < before
  }

  /** A client has gone: what it left open is rolled back. */
  leave(client: SessionClient, statements: ReadonlySet<string>): void {
    this.withdraw(client)
    if (statements.size > 0) this.#chores.push(Buffer.concat([...[...statements].map(closeStatement), sync()]))
    this.#chores.push(...this.#notifications.forget(client).map(simpleQuery))
    if (this.#settled === client) this.#settled = null
    this.#wake()
  }

  /** Runs `work` while no client has a request or transaction open; the session may be left in any state of settings. */
  exclusive<T>(work: () => Promise<T>): Promise<T> {
    if (this.#broken) return Promise.reject(new Error('the embedded database has failed'))
    return new Promise((resolve, reject) => {
      const job = async () => {
        this.#settled = null
        await work().then(resolve, reject)
      }
      this.#waiting.push({ job, cancel: reject })
      this.#wake()
    })
  }

  #enqueue(client: SessionClient): void {
    // A long statement stops the clock for all: what has arrived meanwhile is looked at before anybody is sent away.
    const timer = setTimeout(() => setImmediate(() => this.#sendAway(client)), this.#limits.lockWaitMs)
    this.#waiting.push({ client, timer })
  }

  #sendAway(client: SessionClient): void {
    if (!this.withdraw(client)) return
    client.refuse({
      severity: 'ERROR',
      code: '55P03',
      message: `the embedded database was in use by another transaction for more than ${this.#limits.lockWaitMs} ms`,
      hint: 'A transaction must not wait for a second connection, a network or a file.',
    })
  }

  #wake(): void {
    this.#running ??= this.#run().finally(() => {
      this.#running = null
      // Something may have come between the last look and now.
      if (this.#hasTurn()) this.#wake()
    })
  }

  #hasTurn(): boolean {
    if (this.#broken) return false
    if (this.#holder) return this.#holder.gone || this.#holder.hasRequest()
    return this.#waiting.length > 0
  }

  async #run(): Promise<void> {
    while (this.#hasTurn()) {
      try {
        await this.#turn()
      } catch (error) {
        await this.#recover(error)
      }
      // Lets sockets write and read between two turns.
      await nextTick()
    }
  }

  async #turn(): Promise<void> {
    const holder = this.#holder
    if (holder?.gone) return await this.#rollBack()
    if (holder) return await this.#serve(holder)
    const next = this.#waiting.shift()
    if (!next) return
    if ('job' in next) return await next.job()
    clearTimeout(next.timer)
    this.#holder = next.client
    const failure = await this.#settle(next.client)
    if (!failure && !next.client.gone) return await this.#serve(next.client)
    this.#holder = null
    if (failure) next.client.terminate({ severity: 'FATAL', ...failure })
  }

  /** Gives the session the settings of its next user, so that a SET never reaches anybody else. */
  async #settle(client: SessionClient): Promise<SessionAnswer['failure']> {
    if (this.#settled === client) return null
    for (let chore = this.#chores.shift(); chore; chore = this.#chores.shift()) await this.#ask(chore, true)
    const settings = [...client.settings].filter(([name]) => name !== 'role')
    const { failure } = await this.#ask(
      simpleQuery(
        [
          'RESET SESSION AUTHORIZATION',
          'RESET ALL',
          ...[...settings, ['role', client.settings.get('role') ?? this.#defaultRole] as const].map(
            ([name, value]) => `SELECT pg_catalog.set_config(${literal(name)}, ${literal(value)}, false)`,
          ),
        ].join(';'),
      ),
      true,
    )
    this.#settled = failure ? null : client
    return failure
  }

  async #serve(client: SessionClient): Promise<void> {
    clearTimeout(this.#idleTimer)
    const request = client.takeRequest()
    if (!request) throw new Error('a turn without a request')
    const answer = await this.#ask(request.bytes, request.ends, request.conceal)
    this.#holder = answer.status === 'I' ? null : client
    for (const sql of request.listening) {
      const repair = this.#notifications.note(client, sql)
      this.#chores.push(...repair.map(simpleQuery))
      if (repair.length > 0) this.#settled = null
    }
    for (const { channel, bytes } of answer.notifications) {
      for (const listener of this.#notifications.listeners(channel)) listener.notify(bytes)
    }
    client.answer(answer)
    if (this.#holder) this.#awaitHolder(client)
    else if (client.hasRequest() && !client.gone) this.request(client)
  }

  #awaitHolder(client: SessionClient): void {
    clearTimeout(this.#idleTimer)
    if (client.gone || client.hasRequest()) return
    const expel = () => {
      if (this.#holder !== client || client.gone || client.hasRequest()) return
      client.terminate({
        severity: 'FATAL',
        code: '25P03',
        message: `terminating connection: its transaction was idle for more than ${this.#limits.idleInTransactionMs} ms`,
        hint: 'On the embedded database everybody waits for an open transaction.',
      })
    }
    this.#idleTimer = setTimeout(() => setImmediate(expel), this.#limits.idleInTransactionMs)
  }

  async #rollBack(): Promise<void> {
    clearTimeout(this.#idleTimer)
    const { status } = await this.#ask(Buffer.concat([sync(), simpleQuery('ROLLBACK')]), true)
    if (status !== 'I') throw new Error('a transaction could not be rolled back')
    this.#holder = null
    this.#settled = null
  }

  /** Sends messages to the database; throws when the answer is not one. */
  async #ask(bytes: Buffer, ends: boolean, conceal = ''): Promise<SessionAnswer> {
    const answer = readAnswer(await this.#exec(bytes), conceal)
    if ((answer.status !== null) !== ends) throw new Error('the database did not finish its answer')
    return answer
  }

  /** After a failed call nobody knows what was done: its client is cut off, and the queue goes on if the database does. */
  async #recover(error: unknown): Promise<void> {
    this.#holder?.terminate({ severity: 'FATAL', code: 'XX000', message: 'the embedded database failed' })
    try {
      await this.#rollBack()
    } catch {
      this.#broken = true
      for (const entry of this.#waiting.splice(0)) {
        if ('client' in entry) clearTimeout(entry.timer)
        else entry.cancel(new Error('the embedded database has failed', { cause: error }))
      }
      this.#onBroken(error)
    }
  }
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
