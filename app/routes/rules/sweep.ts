import { type DoorWith, door } from '#app/http/door.server.ts'
import { startNow } from '#app/jobs/start-now.server.ts'
import { z } from '#lib/zod.ts'
import type { Route } from './+types/sweep.ts'

const SweepSchema = z.object({})

/** A sweep at once. It may take minutes over a large group: no request waits for it. */
export const action = door(
  'warning:sweep',
  SweepSchema,
  async ({ inTx, actor }: Route.ActionArgs & DoorWith<typeof SweepSchema>) => {
    await startNow({ inTx, actor, name: 'warnings.sweep' })
    return { done: true as const }
  },
)
