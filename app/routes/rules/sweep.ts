import { type DoorWith, door } from '#app/http/door.server.ts'
import { queueOfProcess } from '#app/jobs/queue-of-process.ts'
import { sweepWarnings } from '#crm/warnings/sweep-warnings.server.ts'
import { z } from '#lib/zod.ts'
import type { Route } from './+types/sweep.ts'

const SweepSchema = z.object({})

/** A sweep at once: by the queue of this process, or else here and now. */
export const action = door(
  'warning:sweep',
  SweepSchema,
  async (_args: Route.ActionArgs & DoorWith<typeof SweepSchema>) => {
    const queue = queueOfProcess()
    if (queue) {
      await queue.enqueue([{ name: 'warnings.sweep', payload: {} }])
      return { done: true as const, queued: true as const }
    }
    const swept = await sweepWarnings()
    return { done: true as const, swept: swept.length }
  },
)
