import { type DoorWith, door } from '#app/http/door.server.ts'
import { JobDesk } from '#app/jobs/job-desk.server.ts'
import { askQueue } from '#app/jobs/queue-of-process.ts'
import { recordJobChange } from '#crm/org/record-job-change.server.ts'
import { AppError } from '#lib/errors.ts'
import { soundText, z } from '#lib/zod.ts'
import type { Route } from './+types/discard-job.ts'

const JobSchema = z.object({ id: soundText().min(1).max(200) })

export const action = door(
  'job:manage',
  JobSchema,
  async ({ inTx, actor, form }: Route.ActionArgs & DoorWith<typeof JobSchema>) => {
    const job = await askQueue((queue) => new JobDesk(queue).discard(form.id))
    if (!job) throw new AppError('CONFLICT', `no failed job ${form.id}`)
    await inTx((tx) => recordJobChange({ tx, actor, change: 'discarded', job }))
    return { done: true as const }
  },
)
