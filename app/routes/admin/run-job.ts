import { type DoorWith, door } from '#app/http/door.server.ts'
import { JobDesk } from '#app/jobs/job-desk.server.ts'
import { askQueue } from '#app/jobs/queue-of-process.ts'
import { recordJobChange } from '#crm/org/record-job-change.server.ts'
import { AppError } from '#lib/errors.ts'
import { z } from '#lib/zod.ts'
import type { Route } from './+types/run-job.ts'

const RunSchema = z.object({ name: z.string().min(1).max(200) })

export const action = door(
  'job:manage',
  RunSchema,
  async ({ inTx, actor, form }: Route.ActionArgs & DoorWith<typeof RunSchema>) => {
    const { name } = form
    const started = await askQueue((queue) => new JobDesk(queue).runNow(name))
    if (!started) throw new AppError('NOT_FOUND', `no schedule of ${name}`)
    await inTx((tx) => recordJobChange({ tx, actor, change: 'started', job: { name, id: null } }))
    return { done: true as const }
  },
)
