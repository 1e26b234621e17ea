import { logFailure } from '#app/copilot/log-failure.ts'

interface LinesOptions<Line> {
  /** aborted when the client has gone */
  signal: AbortSignal
  /** says the lines; no transaction may be open while it waits. Its signal is aborted when nobody reads any more */
  work: (send: (line: Line) => void, signal: AbortSignal) => Promise<void>
  /** called once, however it ended */
  close: () => void
  /** for the log, where it failed */
  what: string
  /** milliseconds between two signs of life */
  beatMs?: number
}

/** What stands between the lines of whoever takes a while, so that nothing on the way takes the connection for dead; and what is last when it failed. */
export type OwnLine = { type: 'here' } | { type: 'failed' }

/** An answer that comes line by line, each a JSON object. Stopping to read it stops the work. */
export function jsonLines<Line extends { type: string }>(options: LinesOptions<Line>): Response {
  const { signal, work, close, what, beatMs = 5_000 } = options
  const ending = new AbortController()
  const over = AbortSignal.any([signal, ending.signal])
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const text = new TextEncoder()
      const send = (line: Line | OwnLine) => {
        if (!over.aborted) controller.enqueue(text.encode(`${JSON.stringify(line)}\n`))
      }
      const beat = setInterval(() => send({ type: 'here' }), beatMs)
      // Nobody waits for it: what is not caught here would end the process.
      void work(send, over)
        .catch((error) => {
          if (over.aborted) return
          logFailure(error, what)
          send({ type: 'failed' })
        })
        .finally(() => {
          clearInterval(beat)
          close()
          // The client may have closed it already.
          try {
            controller.close()
          } catch {}
        })
    },
    cancel() {
      ending.abort()
    },
  })
  return new Response(stream, {
    headers: {
      'content-type': 'application/x-ndjson; charset=utf-8',
      // An answer that is compressed, or that a proxy holds back, comes too late.
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}
