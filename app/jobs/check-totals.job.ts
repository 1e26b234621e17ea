import { withRole } from '#prisma/with-actor.server.ts'

/**
 * Holds the kept totals of the stages against the sums. Wrong ones are right afterwards; that there were any is a fault of
 * ours, which ends the job as failed, so that somebody looks.
 */
export async function checkTotals(): Promise<void> {
  const [row] = await withRole(
    'gantry_jobs',
    (tx) => tx.$queryRaw<{ wrong: number }[]>`SELECT gantry.check_stage_totals() AS wrong`,
    { patienceMs: 600_000 },
  )
  if (row && row.wrong > 0) throw new Error(`kept totals were wrong and have been set right: ${row.wrong}`)
}
