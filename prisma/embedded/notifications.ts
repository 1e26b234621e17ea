/**
 * Who listens on which channel. The database knows one session only, so it would hand every notification to whoever
 * happened to ask next.
 */
export class Notifications<Client> {
  readonly #listeners = new Map<string, Set<Client>>()

  /**
   * Follows the LISTEN and UNLISTEN in a client's statement.
   * @returns SQL that makes the session listen again where others still do
   */
  note(client: Client, sql: string): string[] {
    const repair: string[] = []
    for (const [, un, written] of sql.matchAll(/(?:^|;)\s*(un)?listen\s+(\*|"(?:[^"]|"")+"|[\w$]+)/gi)) {
      const channel = written ?? ''
      if (!un) this.#of(named(channel)).add(client)
      else for (const left of channel === '*' ? [...this.#listeners.keys()] : [named(channel)]) this.#drop(client, left)
      if (un) repair.push(...[...this.#listeners.keys()].map((name) => `LISTEN ${quoted(name)}`))
    }
    return repair
  }

  /**
   * Forgets a client that has gone.
   * @returns SQL for the channels on which now nobody listens
   */
  forget(client: Client): string[] {
    const before = [...this.#listeners.keys()]
    for (const channel of before) this.#drop(client, channel)
    return before.filter((channel) => !this.#listeners.has(channel)).map((channel) => `UNLISTEN ${quoted(channel)}`)
  }

  listeners(channel: string): Iterable<Client> {
    return this.#listeners.get(channel) ?? []
  }

  #of(channel: string): Set<Client> {
    const known = this.#listeners.get(channel) ?? new Set()
    this.#listeners.set(channel, known)
    return known
  }

  #drop(client: Client, channel: string): void {
    const clients = this.#listeners.get(channel)
    clients?.delete(client)
    if (clients?.size === 0) this.#listeners.delete(channel)
  }
}

function named(written: string): string {
  return written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written.toLowerCase()
}

function quoted(channel: string): string {
  return `"${channel.replaceAll('"', '""')}"`
}
