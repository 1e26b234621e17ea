import { getTurnProgress, type TurnProgress } from '#crm/conversations/get-conversation.server.ts'
import type { Actor } from '#prisma/actor.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { logFailure } from './log-failure.ts'
import { newsOfRun } from './news-of-run.ts'
import { openStream } from './streams-of-process.ts'

interface StreamTurnOptions {
  actor: Actor
  turnId: string
  /** as it was found when the request came */
  first: TurnProgress
  /** aborted when the client has gone */
  signal: AbortSignal
  /** who asks, found out anew at every beat: null ends the stream */
  whoAsks: () => Promise<Actor | null>
  /** milliseconds between two looks, where another process works on it */
  everyMs?: number
  /** milliseconds between two signs of life */
  beatMs?: number
}

/**
 * How an answer comes along, as server-sent events: `turn` with all of it so far whenever that has changed, `here` at every beat,
 * `ended` when there is nothing more to come. It is read from the database, so that any process can tell of it, and whoever comes
 * back is told all of it. Whoever has too many of them open is refused the next (429), and asks again by and by.
 */
export function streamTurn(options: StreamTurnOptions): Response {
  const { signal, actor } = options
  const close = openStream(actor.personId)
  if (!close) return new Response(null, { status: 429, headers: { 'retry-after': '5' } })
  const ending = new AbortController()
  const over = AbortSignal.any([signal, ending.signal])
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const text = new TextEncoder()
      const send = (event: string, data: unknown) => {
        if (!over.aborted) controller.enqueue(text.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`))
      }
      over.addEventListener('abort', () => {
        // The client may have closed it already.
        try {
          controller.close()
        } catch {}
      })
      // Nobody waits for it: what is not caught here would end the process. The page asks again when the line has ended.
      void follow({ ...options, send, over })
        .catch((err) => logFailure(err, 'an answer was not told of to its end'))
        .finally(() => {
          close()
          ending.abort()
        })
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

interface FollowOptions extends StreamTurnOptions {
  send: (event: string, data: unknown) => void
  over: AbortSignal
}

async function follow(options: FollowOptions): Promise<void> {
  const { actor, turnId, first, send, over, whoAsks, everyMs = 700, beatMs = 5_000 } = options
  let now = first
  let told = ''
  let beat = Date.now()
  const news = newsOfRun(turnId)
  try {
    while (!over.aborted) {
      const all = JSON.stringify(now)
      const isStill = all === told
      if (!isStill) send('turn', now)
      told = all
      if (now.state !== 'running') return send('ended', now.state)
      await news.next({ over, everyMs, mostMs: Math.min(beatMs, 2_000) }, isStill)
      if (over.aborted) return
      if (Date.now() - beat >= beatMs) {
        beat = Date.now()
        if (!(await whoAsks().catch(() => actor))) return send('ended', 'signed-out')
        send('here', null)
      }
      // Without an answer of the database the line ends, and the page asks again.
      now = await withActor(actor, (tx) => getTurnProgress({ tx, turnId }))
    }
  } finally {
    news.stop()
  }
}
