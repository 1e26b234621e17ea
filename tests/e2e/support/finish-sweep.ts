import { expect } from 'vitest'
import { askDatabase } from './read-demo.ts'
import type { Served } from './start-server.ts'

/** Waits until the sweep that a start makes up for has ended: in the midst of it, no count of warnings is the same twice. */
export async function finishSweep(server: Served): Promise<void> {
  const going = () =>
    askDatabase(
      server,
      `SELECT id, state FROM bullmq.job
       WHERE name = 'warnings.sweep' AND scheduler_id IS NULL AND state NOT IN ('completed', 'failed')`,
    )
  await expect.poll(going, { timeout: 100_000 }).toEqual([])
}
