import { type DoorWith, door } from '#app/http/door.server.ts'
import { startNow } from '#app/jobs/start-now.server.ts'
import { z } from '#lib/zod.ts'
import type { Route } from './+types/run-job.ts'

const RunSchema = z.object({ name: z.string().min(1).max(200) })

export const action = door(
  'job:manage',
  RunSchema,
  async ({ inTx, actor, form }: Route.ActionArgs & DoorWith<typeof RunSchema>) => {
    await startNow({ inTx, actor, name: form.name })
    return { done: true as const }
  },
)
