import { checkCondition } from '#engine/check-condition.ts'
import type { CheckedNode, KnownFact } from '#engine/checked-condition.ts'
import { compileToSql } from '#engine/compile-to-sql.ts'
import type { Condition } from '#engine/condition.ts'
import { factsNeeded } from '#engine/facts-needed.ts'
import type { Bind, SqlForm } from '#engine/sql-form.ts'
import { type Fact, findFact } from '#engine/vocabulary.ts'
import { AppError } from '#lib/errors.ts'
import type { WarningRule } from './warning-rules.server.ts'
import { warningSubjects } from './warning-subjects.ts'

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
}

/** A rule that finds this many times what it found before, and would open more than a few hundred, is not what was meant. */
const runaway = { times: 10, fresh: 500 }

/** Whether a rule found so much that it has to be held back. The statement asks the same. */
export function isRunaway(one: { found: number; fresh: number; most: number; usual: number | undefined }): boolean {
  const { found, fresh, most, usual } = one
  return fresh > most || (usual !== undefined && found > runaway.times * usual && fresh > runaway.fresh)
}

/** What a rule finds, as a query: record, organisation, person, and the facts that it asks for. */
function foundBy({ rule, today, timeZone, currency, only }: SweepStatementOptions) {
  const subject = warningSubjects[rule.subject]
  if (!subject) throw new AppError('RULES_BROKEN', `${rule.id}: there is nothing to sweep about ${rule.subject}`)
  const values: unknown[] = []
  const bind: Bind = (value, type) => `$${values.push(value)}::${type}`
  const condition: Condition = rule.when ? { all: [rule.when, rule.condition] } : rule.condition
  const { vocabulary } = subject
  const checked = checkCondition({ condition, vocabulary, timezone: timeZone, currency, openNegations: 'allowed' })
  if (!checked.ok) {
    const [{ place, reason }] = checked.problems
    throw new AppError('RULES_BROKEN', `${rule.id} ${place}: ${reason.en}`)
  }
  const needed: KnownFact<Fact>[] = factsNeeded([{ condition }]).flatMap(({ fact: id, key, params }) => {
    const fact = findFact(vocabulary, id)
    return fact ? [{ fact, key, params }] : []
  })
  const ids = only && `${bind([...only], 'text[]')}::uuid[]`
  const asked = new Set(needed.map(({ fact }) => fact.id))
  const source = subject.source({ bind, timeZone, today, facts: asked, only: ids })
  const holds = compileToSql({ condition: checked.tree as CheckedNode<Fact>, formOf: source.formOf, bind })
  const facts = needed.map((one) => `${bind(one.key, 'text')}, ${wireSql(source.formOf(one))}`)
  const below = () => `(SELECT id FROM organisation WHERE ${bind(rule.orgId, 'text')}::uuid = ANY (lineage))`
  const query = `SELECT ${source.id} AS record_id, ${source.orgId} AS org_id, ${source.personId} AS person_id,
      jsonb_build_object(${facts.join(', ')}) AS facts
    FROM ${source.from} ${rule.orgId ? `AND ${source.orgId} IN ${below()}` : ''} AND (${holds}) IS TRUE`
  return { query, values, bind, ids, recordType: source.recordType }
}

/** How many records the rule finds, how many of them it would open a warning for, and nothing else. */
export function findingStatement(options: SweepStatementOptions): { text: string; values: unknown[] } {
  const { query, values, bind, recordType } = foundBy(options)
  const isNew = newTo({ ruleId: bind(options.rule.id, 'text'), type: bind(recordType, 'text') })
  return {
    text: `SELECT count(*)::int AS found, count(*) FILTER (WHERE ${isNew})::int AS fresh FROM (${query} OFFSET 0) f`,
    values,
  }
}

/** Whether what was found, `f`, has neither an open warning of the rule nor one that was dismissed and is still found. */
function newTo({ ruleId, type }: { ruleId: string; type: string }): string {
  return `NOT EXISTS (SELECT FROM warning d WHERE d.rule_id = ${ruleId} AND d.record_type = ${type}
    AND d.record_id = f.record_id AND d.org_id = f.org_id
    AND (d.status <> 'closed' OR (d.close_kind = 'dismissed' AND d.quieted_on IS NULL)))`
}

/**
 * One statement for one rule over all records: finds where it holds; opens a warning where there is none, brings those that
 * are open up to date and wakes those whose rest is over, closes those where it no longer holds; tells who is to be told, and
 * in place of whoever no longer works here, or is nobody, who leads there; writes an event for each opened, woken and closed. Run
 * as the sweep's actor it answers `{found, sound, opened, closed}`; run twice it changes nothing the second time.
 * @throws AppError RULES_BROKEN for a rule that the vocabulary does not carry
 */
export function sweepStatement(options: SweepStatementOptions): { text: string; values: unknown[] } {
  const { rule, today, most, usual } = options
  const { query, values, bind, ids, recordType } = foundBy(options)
  const ruleId = bind(rule.id, 'text')
  const day = bind(today, 'date')
  const roles = bind(rolesOf(rule.notify), 'text[]')
  const owner = bind(rule.notify.includes('owner'), 'boolean')
  const type = bind(recordType, 'text')
  const these = ids ? `AND w.record_type = ${type} AND w.record_id = ANY (${ids})` : ''
  const looked = `w.rule_id = ${ruleId} ${these}`
  const text = `
    WITH found AS MATERIALIZED (${query}),
    tallied AS (SELECT count(*)::int AS n, count(*) FILTER (WHERE ${newTo({ ruleId, type })}) AS fresh FROM found f),
    counted AS (SELECT n, fresh <= ${bind(most, 'integer')} AND (fresh <= ${runaway.fresh}
      OR coalesce(n <= ${runaway.times} * ${bind(usual ?? null, 'integer')}::bigint, true)) AS sound FROM tallied),
    rested AS (SELECT w.id FROM warning w
      WHERE ${looked} AND w.status = 'snoozed' AND w.snoozed_until <= ${day}),
    opened AS (
      INSERT INTO warning AS w (id, rule_id, rule_version, severity, record_type, record_id, org_id, person_id, facts, opened_on)
      SELECT gen_random_uuid(), ${ruleId}, ${bind(rule.version, 'integer')}, ${bind(rule.severity, 'text')},
        ${type}, f.record_id, f.org_id, f.person_id, f.facts, ${day}
      FROM found f WHERE (SELECT sound FROM counted) AND NOT EXISTS (SELECT FROM warning d WHERE d.rule_id = ${ruleId}
        AND d.record_id = f.record_id AND d.org_id = f.org_id AND d.close_kind = 'dismissed' AND d.quieted_on IS NULL)
      ON CONFLICT (rule_id, record_type, record_id, org_id) WHERE status <> 'closed' DO UPDATE SET
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
      WHERE ${looked} AND w.status <> 'closed' AND (SELECT sound FROM counted)
        AND NOT EXISTS (SELECT FROM found f WHERE f.record_id = w.record_id AND f.org_id = w.org_id)
      RETURNING w.id, w.record_type, w.record_id, w.org_id),
    quieted AS (
      UPDATE warning w SET quieted_on = ${day}
      WHERE ${looked} AND w.close_kind = 'dismissed' AND w.quieted_on IS NULL
        AND NOT EXISTS (SELECT FROM found f WHERE f.record_id = w.record_id AND f.org_id = w.org_id)),
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
    SELECT counted.n AS found, counted.sound, (SELECT count(*)::int FROM opened WHERE fresh) AS opened,
      (SELECT count(*)::int FROM closed) AS closed FROM counted`
  return { text, values }
}

const roleOf = { manager: 'sales-manager', head: 'subsidiary-head' } as const

function rolesOf(notify: readonly string[]): string[] {
  return notify.flatMap((one) => (one === 'manager' || one === 'head' ? [roleOf[one]] : []))
}

/** A fact's value as JSON carries it, as \`toWire\` writes it. */
function wireSql(form: SqlForm): string {
  switch (form.type) {
    case 'number':
    case 'percentage':
      return `trim_scale(${form.decimal})::text`
    case 'days':
      return `(${form.decimal})::bigint`
    case 'money':
      return `CASE WHEN ${form.minor} IS NOT NULL
        THEN jsonb_build_object('amount', round(${form.minor} / 100, 2)::text, 'currency', ${form.currency}) END`
    case 'date':
      return `(${form.day})::text`
    case 'datetime':
      return `to_char(to_timestamp(${form.nanos} / 1000000000) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
    case 'text':
    case 'enum':
      return form.text
    case 'boolean':
      return form.boolean
    case 'list':
      return `to_jsonb(${form.items})`
  }
}
