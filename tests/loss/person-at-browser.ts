import { setTimeout as wait } from 'node:timers/promises'

export interface Answered {
  status: number
  body: string
}

/**
 * Somebody at a browser, as far as forms and cookies go, in front of several servers of one product: what gets no answer from one is
 * sent to the next, the same again, until there is one.
 */
export class PersonAtBrowser {
  #cookies = new Map<string, string>()
  #turn: number
  readonly servers: readonly string[]
  /** how often nobody answered */
  unanswered = 0

  constructor(servers: readonly string[], first: number) {
    this.servers = servers
    this.#turn = first
  }

  async signIn(email: string, password: string): Promise<void> {
    const answer = await this.send('/sign-in', { intent: 'password', email, password })
    if (this.#cookies.size === 0)
      throw new Error(`${email} was not let in: ${answer.status} ${answer.body.slice(0, 300)}`)
  }

  /** Sends a form, or asks for a page, until there is an answer. */
  async send(path: string, form?: Record<string, string>): Promise<Answered> {
    for (const end = Date.now() + 120_000; Date.now() < end; await wait(200)) {
      const answer = await this.#once(path, form)
      if (answer) return answer
      this.unanswered += 1
      this.#turn += 1
    }
    throw new Error(`${path} got no answer for two minutes`)
  }

  /** The same form to all servers at once, as a double click behind a load balancer. */
  twice(path: string, form: Record<string, string>): Promise<Answered[]> {
    return Promise.all(
      this.servers.map((_, at) => {
        const other = new PersonAtBrowser(this.servers, at)
        other.#cookies = this.#cookies
        return other.send(path, form).finally(() => {
          this.unanswered += other.unanswered
        })
      }),
    )
  }

  async #once(path: string, form?: Record<string, string>): Promise<Answered | null> {
    const server = this.servers[this.#turn % this.servers.length] ?? ''
    try {
      const response = await fetch(`${server}${path}`, {
        method: form ? 'POST' : 'GET',
        redirect: 'manual',
        headers: {
          cookie: [...this.#cookies].map((pair) => pair.join('=')).join('; '),
          origin: server,
          'sec-fetch-site': 'same-origin',
        },
        signal: AbortSignal.timeout(20_000),
        ...(form && { body: new URLSearchParams(form) }),
      })
      for (const cookie of response.headers.getSetCookie()) {
        const [pair = ''] = cookie.split('; ')
        this.#cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
      }
      return { status: response.status, body: await response.text() }
    } catch {
      return null
    }
  }
}
