import { addDays, dayOf } from '#lib/clock.ts'
import { withRole } from '#prisma/with-actor.server.ts'
import type { JobContext } from './job-catalogue.ts'

/** Makes the partitions that the events of the coming three months will stand in. */
export async function extendPartitions(_payload: object, { now }: JobContext): Promise<void> {
  const today = dayOf(now, 'UTC')
  await withRole(
    'gantry_jobs',
    (tx) => tx.$executeRaw`SELECT gantry.ensure_event_partitions(${today}::date, ${addDays(today, 92)}::date)`,
  )
}
