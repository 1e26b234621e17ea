import type { Tx } from '#prisma/client.server.ts'

/**
 * How many records each rule found when it last did its work on all of them, by rule. A run that was held back, or failed as a
 * whole, is no measure: the night after, the same flood would look usual.
 */
export async function foundUsually(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.$queryRaw<{ id: string; found: number }[]>`
    SELECT r.id, s.found FROM rule r CROSS JOIN LATERAL (
      SELECT found FROM sweep_run s
      WHERE s.rule_id = r.id AND NOT s.held AND NOT s.faults @> '[{"recordId": null}]'
      ORDER BY s.at DESC LIMIT 1) s
    WHERE r.set_id = 'warnings'`
  return new Map(rows.map(({ id, found }) => [id, found]))
}
