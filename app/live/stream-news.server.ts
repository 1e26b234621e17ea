import { setTimeout as wait } from 'node:timers/promises'
import { seesAny } from '#crm/events/sees-any.server.ts'
import type { Actor } from '#prisma/actor.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import type { NewsDesk, Told } from './news-desk.server.ts'
import type { NewsItem } from './read-news.server.ts'
import type { Topic } from './topics.ts'

export interface StreamOptions {
  desk: Pick<NewsDesk, 'follow'>
  topics: readonly Topic[]
  from: bigint
  /** who asks, found out anew at every beat: null ends the stream */
  whoAsks: () => Promise<Actor | null>
  actor: Actor
  /** aborted when the client has gone */
  signal: AbortSignal
  /** milliseconds between two beats, which say how far the page is told and keep the line open */
  beatMs?: number
}

/** Events of one push that are asked about; of more it is said without asking that there is something. */
const mostAsked = 200

/**
 * Server-sent events for one page: `news` when something happened under its topics that the person may know of, `here` at
 * every beat, `ended` when nobody is signed in any more. An event carries no data of the record: the page loads itself anew,
 * through its own door. Its id is the position up to which the page has been told, its data the newest transaction.
 */
export function streamNews({
  desk,
  topics,
  from,
  whoAsks,
  signal,
  beatMs = 20_000,
  ...start
}: StreamOptions): Response {
  const ending = new AbortController()
  const over = AbortSignal.any([signal, ending.signal])
  let { actor } = start
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const text = new TextEncoder()
      let [upTo, waiting, asking] = [from, [] as NewsItem[], false]
      const send = (event: string, newest = upTo - 1n) => {
        if (over.aborted) return
        controller.enqueue(text.encode(`id: ${upTo}\nevent: ${event}\ndata: ${newest}\n\n`))
      }
      const tell = async (told: Told) => {
        upTo = told.upTo
        if (told.flood) return send('news')
        waiting.push(...told.items.filter((item) => item.topics.some((topic) => topics.includes(topic))))
        if (asking || waiting.length === 0) return
        asking = true
        // What comes while the database is asked waits for the next question, which comes with the next look.
        const asked = waiting.splice(0)
        const sees =
          asked.length > mostAsked ||
          // Asked in vain, it is rather said: the page finds out by itself.
          (await withActor(actor, (tx) => seesAny({ tx, events: asked, approvals: approvalsOf(asked) })).catch(
            () => true,
          ))
        asking = false
        if (sees) send('news', asked.at(-1)?.txid)
      }
      const stopFollowing = desk.follow({ from, tell, end: () => ending.abort() })
      const beat = async () => {
        while (!over.aborted) {
          await wait(beatMs, undefined, { signal: over, ref: false }).catch(() => {})
          if (over.aborted) return
          const now = await whoAsks().catch(() => actor)
          if (!now) {
            send('ended')
            return ending.abort()
          }
          actor = now
          send('here')
        }
      }
      over.addEventListener('abort', () => {
        stopFollowing()
        waiting = []
        // The client may have closed it already.
        try {
          controller.close()
        } catch {}
      })
      send('here')
      void beat()
    },
    cancel() {
      ending.abort()
    },
  })
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      // A stream that is compressed, or that a proxy holds back, comes too late.
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}

/** The requests for approval that some of it is about. */
function approvalsOf(items: readonly NewsItem[]): string[] {
  const topic = 'approval:'
  return items.flatMap(({ topics }) =>
    topics.filter((one) => one.startsWith(topic)).map((one) => one.slice(topic.length)),
  )
}
