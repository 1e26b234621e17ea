import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { nameKey } from '#crm/customers/name-key.ts'
import { sweepActor } from '#crm/org/sweep-actor.ts'
import type { Condition } from '#engine/condition.ts'
import { loadBase } from '#prisma/seeds/base/load-base.server.ts'
import { loadDemo } from '#prisma/seeds/demo/load-demo.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { checkWarningRule } from './compile-rule.ts'
import { dropFindings, keepFindings } from './keep-findings.server.ts'
import { recheckWarnings } from './recheck-warnings.server.ts'
import { findingStatement, sweepStatement } from './sweep-statement.ts'
import { sweepWarnings } from './sweep-warnings.server.ts'
import { type WarningRule, warningRules } from './warning-rules.server.ts'
import { warningSubjects } from './warning-subjects.ts'

const owner = useTestDatabase()
const now = new Date('2026-11-27T00:00:00Z')
const context = { today: '2026-11-27', timeZone: 'Asia/Shanghai', currency: 'CNY' }
const most = 20_000
let rules: readonly WarningRule[]

beforeAll(async () => {
  await loadBase({ client: owner.client })
  await loadDemo({ client: owner.client, today: '2026-11-26', nameKey })
  await installShippedRules()
  rules = (await withActor(sweepActor, (tx) => warningRules({ tx }))).rules
})

beforeEach(() =>
  owner.query('DELETE FROM notification; DELETE FROM warning; DELETE FROM sweep_run; DELETE FROM sweep_finding'),
)

/** A rule beside those that are shipped. */
function ruleOf(id: string, condition: Condition, orgId: string | null = null): WarningRule {
  const said = { zh: id, en: id }
  const fixed = { version: 1, subject: 'opportunity', severity: 'watch', notify: ['owner'] }
  return { ...fixed, id, orgId, name: said, why: said, condition }
}

const large: Condition = { fact: 'amount', operator: 'greaterThan', value: '10000000.00' }
const others = async () => {
  const { rows } = await owner.query(`SELECT id FROM organisation WHERE kind = 'subsidiary' ORDER BY position LIMIT 1`)
  const org = String(rows[0]?.id)
  return [
    ruleOf('WN-80', { any: [{ fact: 'competitors', operator: 'isNotEmpty' }, { not: large }] }),
    ruleOf('WN-81', { all: [large, { fact: 'decisionMakers', operator: 'lessThan', value: 1 }] }, org),
    ruleOf('WN-82', { fact: 'expectedSignOn', operator: 'isEmpty' }),
    ruleOf('WN-83', { fact: 'product', operator: 'contains', value: '压' }, org),
    ruleOf('WN-84', { fact: 'amount', operator: 'greaterThan', value: { fact: 'budget' } }),
  ]
}

const keep = (asked: readonly WarningRule[]) =>
  keepFindings({ ...context, rules: asked.map((rule) => checkWarningRule(rule, context)) })

test('all rules together find what each finds by itself, of every subject, with its facts', async () => {
  const asked = [...rules, ...(await others())]
  expect(new Set(asked.map(({ subject }) => subject))).toEqual(new Set(Object.keys(warningSubjects)))
  const { byRule } = await keep(asked)
  let some = 0
  for (const rule of asked) {
    const { text, values } = findingStatement({ ...context, rule, most })
    const [alone] = await withActor(sweepActor, (tx) => tx.$queryRawUnsafe<{ found: number }[]>(text, ...values))
    expect({ id: rule.id, found: byRule.get(rule.id)?.found }).toEqual({ id: rule.id, found: alone?.found })
    some += (alone?.found ?? 0) > 0 ? 1 : 0
  }
  expect(some).toBeGreaterThan(6)
  for (const { id } of asked)
    await owner.query(`INSERT INTO rule (id, set_id) VALUES ($1, 'warnings') ON CONFLICT DO NOTHING`, [id])
  await sweepEach(asked, undefined)
  const each = await opened()
  expect(new Set(each.map(({ rule_id }) => rule_id)).size).toBe(some)
  await owner.query('DELETE FROM notification; DELETE FROM warning')
  await sweepEach(asked, byRule)
  expect(await opened()).toEqual(each)
  await owner.query(`DELETE FROM notification; DELETE FROM warning; DELETE FROM rule WHERE id LIKE 'WN-8%'`)
})

/** What stands open, whatever its id. */
async function opened(): Promise<Record<string, unknown>[]> {
  const columns = `rule_id, rule_version, severity, record_type, record_id, part_type, part_id, org_id, person_id, facts, opened_on,
    status`
  return (await owner.query(`SELECT ${columns} FROM warning ORDER BY rule_id, record_id, org_id, part_id`)).rows
}

type ByRule = Awaited<ReturnType<typeof keep>>['byRule']
async function sweepEach(asked: readonly WarningRule[], byRule: ByRule | undefined): Promise<void> {
  for (const rule of asked) {
    const { text, values } = sweepStatement({ ...context, rule, most, kept: byRule?.get(rule.id) })
    await withActor(sweepActor, (tx) => tx.$queryRawUnsafe(text, ...values))
  }
}

const countOf = async (table: string) =>
  Number((await owner.query(`SELECT count(*)::int AS n FROM ${table}`)).rows[0]?.n)

describe('what was kept', () => {
  test('and is not all there any more, closes nothing: the rule says so, and the sweep lets it look for itself', async () => {
    await sweepWarnings({ now })
    const before = await opened()
    const { byRule } = await keep(rules)
    await owner.query('DELETE FROM sweep_finding')
    const rule = rules.find(({ id }) => (byRule.get(id)?.found ?? 0) > 0) as WarningRule
    const { text, values } = sweepStatement({ ...context, rule, most, kept: byRule.get(rule.id) })
    expect(await withActor(sweepActor, (tx) => tx.$queryRawUnsafe(text, ...values))).toMatchObject([
      { whole: false, opened: 0, closed: 0 },
    ])
    expect(await opened()).toEqual(before)

    await owner.query('DELETE FROM notification; DELETE FROM warning')
    // As a server that was killed between the two comes back: an unlogged table is empty then.
    await owner.query(`CREATE FUNCTION pg_temp.lost() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN DELETE FROM sweep_finding; RETURN NULL; END';
      CREATE TRIGGER lost AFTER INSERT ON sweep_run EXECUTE FUNCTION pg_temp.lost();
      ALTER FUNCTION pg_temp.lost() SECURITY DEFINER SET search_path = public, pg_temp`)
    await sweepWarnings({ now })
    await owner.query('DROP TRIGGER lost ON sweep_run')
    expect(await opened()).toEqual(before)
  })

  test('is let go of when the sweep ends, with what a sweep left that never ended, and not what another is working on', async () => {
    await sweepWarnings({ now })
    expect(await countOf('sweep_finding')).toBe(0)
    const left = await keep(rules)
    const all = await countOf('sweep_finding')
    expect(all).toBeGreaterThan(0)
    await sweepWarnings({ now })
    expect(await countOf('sweep_finding')).toBe(all)
    await owner.query(`UPDATE sweep_finding SET found_at = now() - interval '25 hours'`)
    await sweepWarnings({ now })
    expect(await countOf('sweep_finding')).toBe(0)
    await dropFindings(left.sweepId)
  })

  test('is nothing when all rules fail together: each shows by itself where it does', async () => {
    await owner.query(`ALTER TABLE sweep_finding ADD CONSTRAINT planted CHECK (rule_id <> 'WN-03')`)
    const swept = await sweepWarnings({ now })
    await owner.query('ALTER TABLE sweep_finding DROP CONSTRAINT planted')
    expect(swept.flatMap(({ faults }) => faults)).toEqual([])
    expect(swept.find(({ ruleId }) => ruleId === 'WN-03')?.opened).toBeGreaterThan(0)
  })
})

describe('what somebody does between the finding and the doing', () => {
  let record: { id: string; owner_id: string }
  beforeEach(async () => {
    const { rows } = await owner.query(`SELECT o.id, o.owner_id FROM opportunity o WHERE o.status = 'open'
      AND (o.expected_sign_on IS NULL OR o.expected_sign_on > '2027-03-01') ORDER BY o.id LIMIT 1`)
    record = rows[0] as typeof record
  })

  /** Somebody sets the day of signing near: their event, and the look at the record that follows it. */
  async function setNear(): Promise<void> {
    await owner.query(`UPDATE opportunity SET expected_sign_on = '2026-12-03' WHERE id = $1`, [record.id])
    await tell('opportunity.changed')
    await recheckWarnings({ now, recordIds: [record.id] })
  }
  const tell = (type: string) =>
    owner.query(
      `INSERT INTO domain_event (id, org_id, actor_id, type, entity_type, entity_id, record_type, record_id)
       SELECT gen_random_uuid(), org_id, owner_id, $2, 'opportunity', id, 'opportunity', id FROM opportunity WHERE id = $1`,
      [record.id, type],
    )
  const near = async () => {
    const { rows } = await owner.query(
      `SELECT status, close_kind, quieted_on, snoozed_until::text, handed_by IS NOT NULL AS handed FROM warning
       WHERE rule_id = 'WN-03' AND record_id = $1 ORDER BY id`,
      [record.id],
    )
    return rows
  }
  const change = (set: string) =>
    owner.query(`UPDATE warning SET ${set}, version = version + 1 WHERE rule_id = 'WN-03' AND record_id = $1`, [
      record.id,
    ])

  test.each([
    ['a warning opens', null, { status: 'open' }],
    [
      'it is dismissed',
      `status = 'closed', close_kind = 'dismissed', close_reason = 'known', closed_at = now()`,
      { status: 'closed', close_kind: 'dismissed', quieted_on: null },
    ],
    [
      'it is put to rest',
      `status = 'snoozed', snoozed_until = '2026-12-01'`,
      { status: 'snoozed', snoozed_until: '2026-12-01' },
    ],
    ['it is handed over', `handed_by = person_id`, { status: 'open', handed: true }],
  ] as const)('stays: %s', async (_, act, expected) => {
    const asked = rules.filter(({ id }) => id === 'WN-03')
    const { byRule } = await keep(asked)
    await setNear()
    if (act) {
      await change(act)
      await tell('warning.changed')
    }
    await sweepEach(asked, byRule)
    expect(await near()).toEqual([expect.objectContaining(expected)])
    await recheckWarnings({ now, recordIds: [record.id] })
    expect(await near()).toEqual([expect.objectContaining(expected)])
    await owner.query('UPDATE opportunity SET expected_sign_on = NULL WHERE id = $1', [record.id])
  })

  test('and what is no longer so by then is not opened', async () => {
    await owner.query(`UPDATE opportunity SET expected_sign_on = '2026-12-03' WHERE id = $1`, [record.id])
    const asked = rules.filter(({ id }) => id === 'WN-03')
    const { byRule } = await keep(asked)
    await owner.query('UPDATE opportunity SET expected_sign_on = NULL WHERE id = $1', [record.id])
    await tell('opportunity.changed')
    await sweepEach(asked, byRule)
    expect(await near()).toEqual([])
  })
})
