import { withRole } from '#prisma/with-actor.server.ts'
import { schedules } from './schedules.ts'

/** When a kind of scheduled work was last done, and whether it failed. */
export interface JobRun {
  /** ISO 8601 */
  at: string
  failed: boolean
}

const scheduled = new Set<string>(schedules.map(({ name }) => name))

/** Notes that scheduled work was done or has failed; of other work nothing is kept. */
export async function noteRun({ name, failed, now }: { name: string; failed: boolean; now: Date }): Promise<void> {
  if (!scheduled.has(name)) return
  const run = { at: now, failed }
  await withRole('gantry_jobs', async (tx) => {
    const { count } = await tx.jobRun.updateMany({ where: { name }, data: run })
    if (count === 0) await tx.jobRun.createMany({ data: { name, ...run }, skipDuplicates: true })
  })
}

/** The last run of each kind of scheduled work, by name. */
export async function readRuns(): Promise<Map<string, JobRun>> {
  const rows = await withRole('gantry_jobs', (tx) => tx.jobRun.findMany())
  return new Map(rows.map(({ name, at, failed }) => [name, { at: at.toISOString(), failed }]))
}
