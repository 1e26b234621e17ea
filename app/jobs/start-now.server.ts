import type { Door } from '#app/http/door.server.ts'
import { recordJobChange } from '#crm/org/record-job-change.server.ts'
import { AppError } from '#lib/errors.ts'
import { JobDesk } from './job-desk.server.ts'
import { askQueue } from './queue-of-process.ts'

/**
 * Has scheduled work done at once by whoever does jobs, and puts on record who asked for it.
 * @throws AppError NOT_FOUND where it is not scheduled, QUEUE_GONE
 */
export async function startNow({ inTx, actor, name }: Pick<Door, 'inTx' | 'actor'> & { name: string }): Promise<void> {
  const started = await askQueue((queue) => new JobDesk(queue).runNow(name))
  if (!started) throw new AppError('NOT_FOUND', `no schedule of ${name}`)
  await inTx((tx) => recordJobChange({ tx, actor, change: 'started', job: { name, id: null } }))
}
