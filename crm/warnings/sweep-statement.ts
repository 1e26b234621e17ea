import type { Bind } from '#engine/sql-form.ts'
import { checkWarningRule, compileRule } from './compile-rule.ts'
import type { KeptFindings } from './findings-statement.ts'
import type { WarningRule } from './warning-rules.server.ts'

export interface SweepStatementOptions {
  rule: WarningRule
  /** the group's calendar day */
  today: string
  timeZone: string
  currency: string
  /** a rule that would open more than this at once does nothing: somebody wrote something else than they meant */
  most: number
  /** how many it found when it last did its work; undefined: it never has, or that is no measure */
  usual?: number | undefined
  /** look at these records only, and leave all others as they are */
  only?: readonly string[]
  /** what was found for the rule already, of all records */
  kept?: KeptFindings | undefined
}

/** A rule that finds this many times what it found before, and would open more than a few hundred, is not what was meant. */
const runaway = { times: 10, fresh: 500 }

/** Whether a rule found so much that it has to be held back. The statement asks the same. */
export function isRunaway(one: { found: number; fresh: number; most: number; usual: number | undefined }): boolean {
  const { found, fresh, most, usual } = one
  return fresh > most || (usual !== undefined && found > runaway.times * usual && fresh > runaway.fresh)
}

/** What a rule finds, as a query: record, organisation, person, and the facts that it asks for. */
function foundBy({ rule, today, timeZone, currency, only, kept }: SweepStatementOptions) {
  const checked = checkWarningRule(rule, { timeZone, currency })
  const values: unknown[] = []
  const bind: Bind = (value, type) => `$${values.push(value)}::${type}`
  const ids = only && `${bind([...only], 'text[]')}::uuid[]`
  const asked = new Set(checked.needed.map(({ fact }) => fact.id))
  if (kept) {
    const query = `SELECT record_id, nullif(part_id, record_id) AS part_id, org_id, person_id, facts FROM sweep_finding
      WHERE sweep_id = ${bind(kept.sweepId, 'text')}::uuid AND rule_id = ${bind(rule.id, 'text')}`
    return { query, values, bind, ids, subject: checked.subject }
  }
  const source = checked.subject.source({ bind, timeZone, today, facts: asked, only: ids })
  const { holds, facts } = compileRule({ checked, formOf: source.formOf, orgId: source.orgId, bind })
  const query = `SELECT ${source.id} AS record_id, ${source.partId ?? 'NULL::uuid'} AS part_id, ${source.orgId} AS org_id,
      ${source.personId} AS person_id, ${facts} AS facts
    FROM ${source.from} AND ${holds}`
  return { query, values, bind, ids, subject: checked.subject }
}

/** How many records the rule finds, how many of them it would open a warning for, and nothing else. */
export function findingStatement(options: SweepStatementOptions): { text: string; values: unknown[] } {
  const { query, values, bind, subject } = foundBy(options)
  const [ruleId, type, day] = [
    bind(options.rule.id, 'text'),
    bind(subject.recordType, 'text'),
    bind(options.today, 'date'),
  ]
  const judged = judgedBy({
    ruleId,
    type,
    day,
    version: bind(options.rule.version, 'integer'),
    severity: bind(options.rule.severity, 'text'),
    touched: 'false',
  })
  return {
    text: `WITH found AS MATERIALIZED (${query}), judged AS (${judged})
      SELECT count(*)::int AS found, count(*) FILTER (WHERE ${isNew})::int AS fresh FROM judged`,
    values,
  }
}

/**
 * Which warnings the rule would open and which it would close, as the sweep would, and nothing else: `{found, fresh, gone, rows}`,
 * where rows are the first of each. What was dismissed and is still found is neither. The statement writes nothing.
 */
export function diffStatement(options: SweepStatementOptions & { listed: number }): {
  text: string
  values: unknown[]
} {
  const { query, values, bind, subject } = foundBy(options)
  const [ruleId, type] = [bind(options.rule.id, 'text'), bind(subject.recordType, 'text')]
  const judged = judgedBy({
    ruleId,
    type,
    day: bind(options.today, 'date'),
    version: bind(options.rule.version, 'integer'),
    severity: bind(options.rule.severity, 'text'),
    touched: 'false',
  })
  const columns = 'record_id, part_id, org_id, person_id'
  const most = bind(options.listed, 'integer')
  const text = `
    WITH found AS MATERIALIZED (${query}), judged AS MATERIALIZED (${judged}),
    fresh AS (SELECT ${columns} FROM judged WHERE ${isNew}),
    gone AS MATERIALIZED (SELECT w.record_id, w.part_id, w.org_id, w.person_id FROM warning w
      WHERE w.rule_id = ${ruleId} AND w.status <> 'closed' AND NOT EXISTS (SELECT FROM found f
        WHERE f.record_id = w.record_id AND f.org_id = w.org_id AND f.part_id IS NOT DISTINCT FROM w.part_id)),
    listed AS ((SELECT 'opens' AS effect, ${columns} FROM fresh ORDER BY record_id, part_id LIMIT ${most})
      UNION ALL (SELECT 'closes', ${columns} FROM gone ORDER BY record_id, part_id LIMIT ${most}))
    SELECT (SELECT count(*)::int FROM judged) AS found, (SELECT count(*)::int FROM fresh) AS fresh,
      (SELECT count(*)::int FROM judged WHERE stands IS NOT NULL) AS stays, (SELECT count(*)::int FROM gone) AS gone,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('effect', effect, 'recordId', record_id, 'partId', part_id, 'orgId', org_id,
        'personId', person_id)), '[]') FROM listed) AS rows`
  return { text, values }
}

/** Of what was judged: it has neither an open warning of the rule nor one that was dismissed and is still found. */
const isNew = 'stands IS NULL AND NOT dismissed AND NOT touched'

/**
 * Whether somebody has done anything about a record, or a warning about it, that was not seen when it was looked for what is kept: it
 * is left to be looked at again. An event's moment is the beginning of its transaction, which bounds the partitions that are read. Asked by
 * a snapshot and not by the number of the transaction, whose index would be chosen by a guess: it holds all that this sweep has written.
 */
function touchedSince({
  kept,
  type,
  bind,
  row,
}: {
  kept: KeptFindings | undefined
  type: string
  bind: Bind
  row: string
}): string {
  if (!kept) return 'false'
  return `EXISTS (SELECT FROM domain_event e WHERE e.record_type = ${type} AND e.record_id = ${row}.record_id
    AND e.at > ${bind(kept.at, 'text')}::timestamptz - interval '1 hour' AND NOT pg_visible_in_snapshot(e.txid, ${bind(kept.seen, 'text')}::pg_snapshot)
    AND e.actor_id IS DISTINCT FROM gantry.person())`
}

/**
 * What was found, with whether it was dismissed, and whether its open warning stands as it is (null: none is open). Subqueries
 * in the list of columns are asked by an index, row by row; joined, they would be chosen by a guess at how much was found, and a
 * guess of one row costs the square of what there is.
 */
function judgedBy({
  ruleId,
  type,
  day,
  version,
  severity,
  touched,
}: Record<'ruleId' | 'type' | 'day' | 'version' | 'severity' | 'touched', string>): string {
  // What stands as it is, or was dismissed, is left as it is by whoever touched it.
  return `SELECT j.*, CASE WHEN j.stands OR j.dismissed THEN false ELSE ${touched} END AS touched FROM (SELECT f.*,
    EXISTS (SELECT FROM warning d WHERE d.rule_id = ${ruleId} AND d.record_id = f.record_id AND d.org_id = f.org_id
      AND d.part_id IS NOT DISTINCT FROM f.part_id
      AND d.close_kind = 'dismissed' AND d.quieted_on IS NULL) AS dismissed,
    (SELECT (w.facts, w.rule_version, w.severity) IS NOT DISTINCT FROM (f.facts, ${version}, ${severity})
        AND (w.handed_by IS NOT NULL OR w.person_id IS NOT DISTINCT FROM f.person_id) AND coalesce(w.snoozed_until > ${day}, true)
      FROM warning w WHERE w.rule_id = ${ruleId} AND w.record_type = ${type}
        AND w.record_id = f.record_id AND w.org_id = f.org_id AND w.part_id IS NOT DISTINCT FROM f.part_id
        AND w.status <> 'closed') AS stands
    FROM found f OFFSET 0) j`
}

/**
 * One statement for one rule over all records: finds where it holds; opens a warning where there is none, brings those that
 * are open up to date and wakes those whose rest is over, closes those where it no longer holds; tells who is to be told, and
 * in place of whoever no longer works here, or is nobody, who leads there; writes an event for each opened, woken and closed. Run
 * as the sweep's actor it answers `{found, whole, sound, opened, closed}`; run twice it changes nothing the second time. When not
 * all is there that was kept for it, it does nothing and says that it is not `whole`.
 * @throws AppError RULES_BROKEN for a rule that the vocabulary does not carry
 */
export function sweepStatement(options: SweepStatementOptions): { text: string; values: unknown[] } {
  const { rule, today, most, usual, kept } = options
  const { query, values, bind, ids, subject } = foundBy(options)
  const ruleId = bind(rule.id, 'text')
  const day = bind(today, 'date')
  const version = bind(rule.version, 'integer')
  const severity = bind(rule.severity, 'text')
  const roles = bind(rolesOf(rule.notify), 'text[]')
  const owner = bind(rule.notify.includes('owner'), 'boolean')
  const type = bind(subject.recordType, 'text')
  const part = bind(subject.partType, 'text')
  const these = ids ? `AND w.record_type = ${type} AND w.record_id = ANY (${ids})` : ''
  const looked = `w.rule_id = ${ruleId} ${these}`
  const standing = `(w.status <> 'closed' OR (w.close_kind = 'dismissed' AND w.quieted_on IS NULL))`
  const whole = kept ? `n = ${bind(kept.found, 'integer')}` : 'true'
  const text = `
    WITH found AS MATERIALIZED (${query}),
    judged AS MATERIALIZED (${judgedBy({ ruleId, type, day, version, severity, touched: touchedSince({ kept, type, bind, row: 'j' }) })}),
    tallied AS (SELECT count(*)::int AS n, count(*) FILTER (WHERE ${isNew}) AS fresh FROM judged),
    counted AS (SELECT n, ${whole} AS whole, ${whole} AND fresh <= ${bind(most, 'integer')} AND (fresh <= ${runaway.fresh}
      OR coalesce(n <= ${runaway.times} * ${bind(usual ?? null, 'integer')}::bigint, true)) AS sound FROM tallied),
    rested AS (SELECT w.id FROM warning w
      WHERE ${looked} AND w.status = 'snoozed' AND w.snoozed_until <= ${day}),
    missed AS MATERIALIZED (
      SELECT w.record_id, w.part_id, w.org_id FROM warning w WHERE ${looked} AND ${standing}
      EXCEPT SELECT record_id, part_id, org_id FROM found),
    gone AS MATERIALIZED (SELECT m.* FROM missed m WHERE NOT ${touchedSince({ kept, type, bind, row: 'm' })}),
    opened AS (
      INSERT INTO warning AS w (id, rule_id, rule_version, severity, record_type, record_id, part_type, part_id, org_id, person_id,
        facts, opened_on)
      SELECT gen_random_uuid(), ${ruleId}, ${version}, ${severity}, ${type}, record_id, ${part}, part_id, org_id, person_id, facts, ${day}
      FROM judged WHERE (SELECT sound FROM counted) AND NOT dismissed AND NOT touched AND stands IS NOT TRUE
      ON CONFLICT (rule_id, record_type, record_id, org_id, part_id) WHERE status <> 'closed' DO UPDATE SET
        rule_version = excluded.rule_version, severity = excluded.severity, facts = excluded.facts,
        person_id = CASE WHEN w.handed_by IS NULL THEN excluded.person_id ELSE w.person_id END,
        status = CASE WHEN w.snoozed_until <= ${day} THEN 'open' ELSE w.status END,
        snoozed_until = CASE WHEN w.snoozed_until <= ${day} THEN NULL ELSE w.snoozed_until END,
        version = w.version + 1
      WHERE (w.facts, w.rule_version, w.severity) IS DISTINCT FROM (excluded.facts, excluded.rule_version, excluded.severity)
        OR (w.handed_by IS NULL AND w.person_id IS DISTINCT FROM excluded.person_id) OR w.snoozed_until <= ${day}
      RETURNING w.id, w.record_type, w.record_id, w.org_id, w.person_id, w.facts, w.version = 1 AS fresh),
    closed AS (
      UPDATE warning w SET status = 'closed', close_kind = 'resolved', closed_at = now(), snoozed_until = NULL,
        version = w.version + 1
      FROM gone g WHERE ${looked} AND w.record_id = g.record_id AND w.org_id = g.org_id
        AND w.part_id IS NOT DISTINCT FROM g.part_id AND w.status <> 'closed'
        AND (SELECT sound FROM counted)
      RETURNING w.id, w.record_type, w.record_id, w.org_id),
    quieted AS (
      UPDATE warning w SET quieted_on = ${day} FROM gone g
      WHERE ${looked} AND w.record_id = g.record_id AND w.org_id = g.org_id
        AND w.part_id IS NOT DISTINCT FROM g.part_id AND w.close_kind = 'dismissed'
        AND w.quieted_on IS NULL AND (SELECT whole FROM counted)),
    led AS (
      SELECT o.id, m.person_id, m.role FROM opened o JOIN organisation g ON g.id = o.org_id
        JOIN membership m ON m.org_id = ANY (g.lineage) AND m.role IN ('sales-manager', 'subsidiary-head')
        JOIN person p ON p.id = m.person_id AND p.active
      WHERE o.fresh),
    orphaned AS (
      SELECT o.id, CASE WHEN EXISTS (SELECT FROM led l WHERE l.id = o.id AND l.role = 'sales-manager')
        THEN 'sales-manager' ELSE 'subsidiary-head' END AS role
      FROM opened o LEFT JOIN person p ON p.id = o.person_id AND p.active WHERE ${owner} AND o.fresh AND p.id IS NULL),
    told AS (
      INSERT INTO notification (id, person_id, warning_id)
      SELECT gen_random_uuid(), p.person_id, p.id FROM (
        SELECT o.id, o.person_id FROM opened o JOIN person a ON a.id = o.person_id AND a.active WHERE o.fresh AND ${owner}
        UNION
        SELECT o.id, t.person_id FROM opened o JOIN opportunity_team t ON t.opportunity_id = o.record_id
          JOIN person a ON a.id = t.person_id AND a.active
          WHERE o.fresh AND o.record_type = 'opportunity' AND ${bind(rule.notify.includes('team'), 'boolean')}
        UNION
        SELECT l.id, l.person_id FROM led l WHERE l.role = ANY (${roles})
        UNION
        SELECT l.id, l.person_id FROM led l JOIN orphaned o ON o.id = l.id AND o.role = l.role) p
      ON CONFLICT DO NOTHING),
    events AS (
      INSERT INTO domain_event (id, org_id, actor_id, type, entity_type, entity_id, record_type, record_id, after)
      SELECT gen_random_uuid(), o.org_id, gantry.person(), 'warning.opened', 'warning', o.id, o.record_type, o.record_id,
        jsonb_build_object('ruleId', ${ruleId}, 'facts', o.facts) FROM opened o WHERE o.fresh
      UNION ALL
      SELECT gen_random_uuid(), o.org_id, gantry.person(), 'warning.woken', 'warning', o.id, o.record_type, o.record_id,
        jsonb_build_object('ruleId', ${ruleId}, 'kind', 'rested') FROM opened o JOIN rested USING (id)
      UNION ALL
      SELECT gen_random_uuid(), c.org_id, gantry.person(), 'warning.closed', 'warning', c.id, c.record_type, c.record_id,
        jsonb_build_object('ruleId', ${ruleId}, 'kind', 'resolved') FROM closed c)
    SELECT counted.n AS found, counted.whole, counted.sound, (SELECT count(*)::int FROM opened WHERE fresh) AS opened,
      (SELECT count(*)::int FROM closed) AS closed FROM counted`
  return { text, values }
}

const roleOf = { manager: 'sales-manager', head: 'subsidiary-head' } as const

function rolesOf(notify: readonly string[]): string[] {
  return notify.flatMap((one) => (one === 'manager' || one === 'head' ? [roleOf[one]] : []))
}
