import { AppError } from '#lib/errors.ts'
import { once } from '#lib/once.ts'
import type { JobQueue } from './job-queue.server.ts'

interface Held {
  /** of the jobs that this process does itself */
  queue: JobQueue | null
  /** how to reach the queue of others, and what that gave */
  open: (() => Promise<JobQueue>) | null
  opened: Promise<JobQueue> | null
}

// The server and the bundle of the routes each have their own copy of this module.
const holder = () => once<Held>('jobs', () => ({ queue: null, open: null, opened: null }))

/** Lets whoever answers requests in this process give work to its queue; null takes it back. */
export function offerQueue(queue: JobQueue | null): void {
  holder().queue = queue
}

/** Says how the queue is reached where jobs are done by processes of their own. @returns ends what was opened */
export function offerRemoteQueue(open: () => Promise<JobQueue>): () => Promise<void> {
  const held = holder()
  held.open = open
  return async () => {
    const opened = held.opened
    held.open = null
    held.opened = null
    // Where the queue never answered there is nothing to end, and nothing to wait for.
    if (opened) await Promise.race([opened.then((queue) => queue.close()).catch(() => {}), within(2_000)])
  }
}

/** Milliseconds that a page waits for the queue. */
const patience = 5_000

/**
 * Asks the queue, whoever does its jobs. Redis may be away for long, and its client would wait for as long.
 * @throws AppError QUEUE_GONE
 */
export async function askQueue<T>(ask: (queue: JobQueue) => Promise<T>): Promise<T> {
  const asked = queueToAsk().then(ask)
  const late = within(patience).then(() => {
    throw new AppError('QUEUE_GONE', 'no answer from the queue')
  })
  // Whoever loses the race is no longer heard.
  asked.catch(() => {})
  late.catch(() => {})
  return Promise.race([asked, late])
}

async function queueToAsk(): Promise<JobQueue> {
  const held = holder()
  if (held.queue) return held.queue
  if (!held.open) throw new AppError('QUEUE_GONE', 'this process knows no queue')
  held.opened ??= held.open().catch((cause) => {
    held.opened = null
    throw new AppError('QUEUE_GONE', 'the queue cannot be opened', { cause })
  })
  return held.opened
}

function within(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref())
}
