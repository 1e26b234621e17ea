import { withRole } from '#prisma/with-actor.server.ts'

/** How far the relay has come, for administrators. */
export interface RelayState {
  /** when the last event that it carried happened, ISO 8601 */
  at: string
  /** events that it has not carried yet; a thousand stands for a thousand or more */
  waiting: number
  /** when the oldest of these happened, null when there is none */
  waitingSince: string | null
}

const mostCounted = 1_000

/** Where the relay stands and what lies before it. Transactions that still run are nobody's delay but their own. */
export async function readRelayState(): Promise<RelayState> {
  const [row] = await withRole(
    'gantry_jobs',
    (tx) => tx.$queryRaw<{ at: Date; waiting: number; since: Date | null }[]>`
      SELECT p.at, w.waiting, w.since FROM relay_position p
      CROSS JOIN LATERAL (SELECT count(*)::int AS waiting, min(e.at) AS since FROM (
        SELECT e.at FROM domain_event e
        WHERE e.txid < pg_snapshot_xmin(pg_current_snapshot()) AND (e.txid, e.id) > (p.txid, p.event_id)
        ORDER BY e.txid, e.id LIMIT ${mostCounted}) e) w
      WHERE p.name = 'jobs'`,
  )
  if (!row) throw new Error('the relay has no position: the migrations are not complete')
  return { at: row.at.toISOString(), waiting: row.waiting, waitingSince: row.since?.toISOString() ?? null }
}
