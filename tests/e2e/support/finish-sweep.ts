import { setTimeout as wait } from 'node:timers/promises'
import { askDatabase } from './read-demo.ts'
import type { Served } from './start-server.ts'

/** Waits until the sweep that a start makes up for has ended: in the midst of it, no count of warnings is the same twice. */
export async function finishSweep(server: Served): Promise<void> {
  const going = () =>
    askDatabase(
      server,
      `SELECT id FROM bullmq.job
       WHERE name = 'warnings.sweep' AND scheduler_id IS NULL AND state NOT IN ('completed', 'failed')`,
    )
  while ((await going()).length > 0) await wait(200)
}
