import type { Tx } from '#prisma/client.server.ts'

/**
 * Closes whatever is open or rests by a rule that has no wording in force any more, with an event for each that says so. Run
 * as the sweep's actor; run twice it does nothing the second time. What somebody dismissed stays so, should the rule come back.
 * @returns how many it closed, by rule
 */
export async function closeRetiredWarnings({ tx }: { tx: Tx }): Promise<{ ruleId: string; closed: number }[]> {
  return tx.$queryRaw`
    WITH retired AS (SELECT r.id FROM rule r WHERE r.set_id = 'warnings'
      AND NOT EXISTS (SELECT FROM rule_version v WHERE v.rule_id = r.id AND v.status = 'active')),
    closed AS (
      UPDATE warning w SET status = 'closed', close_kind = 'retired', closed_at = now(), snoozed_until = NULL,
        version = w.version + 1
      WHERE w.rule_id IN (SELECT id FROM retired) AND w.status <> 'closed'
      RETURNING w.id, w.rule_id, w.record_type, w.record_id, w.org_id),
    events AS (
      INSERT INTO domain_event (id, org_id, actor_id, type, entity_type, entity_id, record_type, record_id, after)
      SELECT gen_random_uuid(), c.org_id, gantry.person(), 'warning.closed', 'warning', c.id, c.record_type, c.record_id,
        jsonb_build_object('ruleId', c.rule_id, 'kind', 'retired') FROM closed c)
    SELECT rule_id AS "ruleId", count(*)::int AS closed FROM closed GROUP BY 1 ORDER BY 1`
}
