import type { Tx } from '#prisma/client.server.ts'

/**
 * How many records each rule in force found when it last did its work on all of them, by rule: its own version, or else the one that it
 * replaced. A version that was taken back measures nothing, nor does what a rule found before it went out of force. A run that was
 * held back, or failed as a whole, is no measure either: the night after, the same flood would look usual.
 */
export async function foundUsually(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.$queryRaw<{ id: string; found: number }[]>`
    WITH RECURSIVE followed AS (
      SELECT v.rule_id, v.version, v.replaces, 0 AS step FROM rule_version v JOIN rule r ON r.id = v.rule_id
      WHERE r.set_id = 'warnings' AND v.status = 'active'
      UNION ALL
      SELECT v.rule_id, v.version, v.replaces, f.step + 1 FROM followed f
      JOIN rule_version v ON v.rule_id = f.rule_id AND v.version = f.replaces)
    SELECT DISTINCT ON (f.rule_id) f.rule_id AS id, s.found FROM followed f CROSS JOIN LATERAL (
      SELECT found FROM sweep_run s
      WHERE s.rule_id = f.rule_id AND s.rule_version = f.version AND NOT s.held AND NOT s.faults @> '[{"recordId": null}]'
      ORDER BY s.at DESC LIMIT 1) s
    ORDER BY f.rule_id, f.step`
  return new Map(rows.map(({ id, found }) => [id, found]))
}
