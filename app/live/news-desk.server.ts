import { setTimeout as wait } from 'node:timers/promises'
import type { Logger } from 'pino'
import { type NewsItem, readNews } from './read-news.server.ts'

/** What has come since the last time: `items`, or so much that whoever follows looks anew. */
export interface Told {
  items: readonly NewsItem[]
  upTo: bigint
  flood: boolean
}

export interface Follower {
  /** number of the transaction from which on there may be something that it does not know */
  from: bigint
  /** also told when nothing came, so that it knows how far that holds */
  tell: (told: Told) => void
  /** the process ends */
  end: () => void
}

export interface NewsDesk {
  /** @returns stops following */
  follow: (follower: Follower) => () => void
  stop: () => Promise<void>
}

export interface NewsDeskOptions {
  log: Pick<Logger, 'warn'>
  /** milliseconds between two looks */
  everyMs?: number
  read?: typeof readNews
}

/** Transactions that nobody is told of one by one: a page that slept as long is loaded anew. */
const furthestBehind = 20_000n

/**
 * Looks once a second for what has happened, one time for all who follow in this process, and not at all while nobody does:
 * the embedded database wakes nobody by NOTIFY.
 */
export function openNewsDesk({ log, everyMs = 1_000, read = readNews }: NewsDeskOptions): NewsDesk {
  const followers = new Set<Follower>()
  const ending = new AbortController()
  let running: Promise<void> | null = null

  /** @returns whether there is more to read at once */
  const look = async (): Promise<boolean> => {
    const from = [...followers].reduce((least, one) => (one.from < least ? one.from : least), unbounded)
    const news = await read({ from })
    for (const follower of followers) {
      // One that came while the database was asked, and needs what is older, is told the next time.
      if (follower.from < from || follower.from > news.upTo) continue
      const tooFar = news.border - follower.from > furthestBehind
      const told = tooFar
        ? { items: [], upTo: news.border, flood: true }
        : { items: news.items.filter(({ txid }) => txid >= follower.from), upTo: news.upTo, flood: news.flood }
      follower.from = told.upTo
      follower.tell(told)
    }
    return news.upTo < news.border
  }

  const run = async () => {
    while (followers.size > 0 && !ending.signal.aborted) {
      const more = await look().catch((err: unknown) => {
        log.warn({ err }, 'live pages could not be told what has happened')
        return false
      })
      if (!more) await wait(everyMs, undefined, { signal: ending.signal, ref: false }).catch(() => {})
    }
    running = null
  }

  return {
    follow: (follower) => {
      followers.add(follower)
      running ??= run()
      return () => followers.delete(follower)
    },
    stop: async () => {
      ending.abort()
      for (const follower of followers) follower.end()
      followers.clear()
      await running
    },
  }
}

/** Above every number of a transaction. */
const unbounded = 2n ** 64n
