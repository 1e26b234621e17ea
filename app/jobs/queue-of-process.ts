import { once } from '#lib/once.ts'
import type { JobQueue } from './job-queue.server.ts'

type Giver = Pick<JobQueue, 'enqueue'>

// The server and the bundle of the routes each have their own copy of this module.
const holder = () => once<{ queue: Giver | null }>('jobs', () => ({ queue: null }))

/** Lets whoever answers requests in this process give work to its queue; null takes it back. */
export function offerQueue(queue: Giver | null): void {
  holder().queue = queue
}

/** The queue of this process; null where jobs are done by processes of their own. */
export function queueOfProcess(): Giver | null {
  return holder().queue
}
