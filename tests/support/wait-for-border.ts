import { expect, vi } from 'vitest'
import type { Owner } from './test-database.ts'

/**
 * Waits until no transaction runs that is older than the events there are. A server counts the transactions of all its
 * databases together, so those of other test files hold the border back too.
 */
export async function waitForBorder(owner: Owner): Promise<void> {
  await vi.waitFor(
    async () => {
      const { rows } = await owner.query(
        `SELECT coalesce(max(txid::text::numeric), 0) < pg_snapshot_xmin(pg_current_snapshot())::text::numeric AS over
         FROM domain_event`,
      )
      expect(rows[0]?.over).toBe(true)
    },
    { timeout: 60_000, interval: 20 },
  )
}
