import { beforeAll, describe, expect, test } from 'vitest'
import { logActivity } from '#crm/activities/log-activity.server.ts'
import { nameKey } from '#crm/customers/name-key.ts'
import { loadOpportunityFacts } from '#crm/opportunities/opportunity.facts.server.ts'
import { opportunityVocabulary } from '#crm/opportunities/opportunity.vocabulary.ts'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import { sweepActor } from '#crm/org/sweep-actor.ts'
import { decide } from '#engine/decide.ts'
import { factsNeeded } from '#engine/facts-needed.ts'
import { daysBetween } from '#lib/clock.ts'
import { newId } from '#lib/ids.ts'
import { loadBase } from '#prisma/seeds/base/load-base.server.ts'
import { loadDemo } from '#prisma/seeds/demo/load-demo.server.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { recheckWarnings } from './recheck-warnings.server.ts'
import { sweepWarnings } from './sweep-warnings.server.ts'
import { warningRules } from './warning-rules.server.ts'

const owner = useTestDatabase()
const timeZone = 'Asia/Shanghai'
// 08:00 in Shanghai.
const morning = new Date('2026-11-27T00:00:00Z')
const day = 86_400_000

beforeAll(async () => {
  await loadBase({ client: owner.client })
  await loadDemo({ client: owner.client, today: '2026-11-26', nameKey })
  await installShippedRules()
})

async function open(
  // What is about a contract of it stands with it as well.
  where = `record_type = 'opportunity' AND part_id IS NULL`,
): Promise<{ id: string; rule: string; record: string; status: string }[]> {
  const { rows } = await owner.query(
    `SELECT id, rule_id AS rule, record_id AS record, status FROM warning WHERE status <> 'closed' AND ${where} ORDER BY 2, 3`,
  )
  return rows as never
}

const digest = async () =>
  (await owner.query(`SELECT md5(string_agg(w::text, '|' ORDER BY w.id)) AS all FROM warning w`)).rows[0]?.all

const countOf = async (table: string) => (await owner.query(`SELECT count(*)::int AS n FROM ${table}`)).rows[0]?.n

/** What \`decide\` says of every open opportunity, a record at a time. */
async function byDecide(now: Date): Promise<{ rule: string; record: string }[]> {
  return withActor(
    sweepActor,
    async (tx) => {
      const rules = (await warningRules({ tx })).rules.filter(({ subject }) => subject === 'opportunity')
      const records = await tx.opportunity.findMany({ where: { status: 'open' }, select: { id: true } })
      const hits: { rule: string; record: string }[] = []
      for (const { id } of records) {
        const facts = await loadOpportunityFacts({ tx, id, needs: factsNeeded(rules), timeZone, now })
        for (const rule of rules) {
          const asked = {
            rules: [{ ...rule, when: undefined }],
            facts,
            vocabulary: opportunityVocabulary,
            timezone: timeZone,
            now,
          }
          if ((await decide({ ...asked, currency: 'CNY' })).outcome === 'allow')
            hits.push({ rule: rule.id, record: id })
        }
      }
      return hits.sort((a, b) => (a.rule + a.record < b.rule + b.record ? -1 : 1))
    },
    { patienceMs: 300_000 },
  )
}

describe('one morning after another', () => {
  test('the sweep opens what decide finds, record by record', async () => {
    const swept = await sweepWarnings({ now: morning })
    expect(swept.flatMap(({ faults }) => faults)).toEqual([])
    const expected = await byDecide(morning)
    expect((await open()).map(({ rule, record }) => ({ rule, record }))).toEqual(expected)
    expect(new Set(expected.map(({ rule }) => rule)).size).toBe(4)
    const opened = swept.reduce((sum, one) => sum + one.opened, 0)
    expect(opened).toBeGreaterThan(expected.length)
    expect(await countOf(`domain_event WHERE type = 'warning.opened'`)).toBe(opened)
  })

  test('customers whom nobody has visited count from the day their relationship began, and by the company’s own visits', async () => {
    const { rows } = await owner.query(
      `SELECT r.customer_id AS record, r.org_id AS org, r.grade, r.since::text, (
         SELECT max(a.on_date)::text FROM activity a JOIN organisation o ON o.id = a.org_id
         WHERE a.customer_id = r.customer_id AND a.kind = 'visit' AND a.status = 'done' AND r.org_id = ANY (o.lineage)
           AND (o.id = r.org_id OR o.kind = 'department')) AS visited
       FROM customer_relationship r`,
    )
    const overdue = rows.filter(({ grade, since, visited }) => {
      const days = daysBetween(String(visited ?? since), '2026-11-27')
      return days > 90 || (grade === 'A' && days > 30)
    })
    const found = await owner.query(`SELECT record_id AS record, org_id AS org FROM warning WHERE rule_id = 'WN-05'`)
    const keys = (list: readonly Record<string, unknown>[]) => list.map(({ record, org }) => `${record} ${org}`).sort()
    expect(keys(found.rows)).toEqual(keys(overdue))
    expect(overdue.some(({ visited }) => visited === null)).toBe(true)
    expect(overdue.length).toBeLessThan(rows.length)
  })

  test('a second time, and twice at once, it changes nothing', async () => {
    const before = await digest()
    const events = await countOf('domain_event')
    const told = await countOf('notification')
    await sweepWarnings({ now: morning })
    await Promise.all([sweepWarnings({ now: morning }), sweepWarnings({ now: morning })])
    expect(await digest()).toBe(before)
    expect([await countOf('domain_event'), await countOf('notification')]).toEqual([events, told])
  })

  test('whoever looks after the record is told once, and so are the roles that the rule names', async () => {
    const { rows } = await owner.query(
      `SELECT w.rule_id AS rule, count(*) FILTER (WHERE n.person_id = w.person_id)::int AS owners,
         count(*) FILTER (WHERE n.person_id <> w.person_id)::int AS others, count(DISTINCT w.id)::int AS warnings
       FROM warning w LEFT JOIN notification n ON n.warning_id = w.id GROUP BY 1 ORDER BY 1`,
    )
    for (const row of rows) expect(row.owners).toBe(row.warnings)
    expect(rows.find(({ rule }) => rule === 'WN-04')?.others).toBe(0)
    expect(rows.find(({ rule }) => rule === 'WN-01')?.others).toBeGreaterThan(0)
  })

  test('a visit that is logged closes what it was about, by the check after an event', async () => {
    const [warning] = await open(`rule_id = 'WN-01'`)
    const { rows } = await owner.query('SELECT owner_id FROM opportunity WHERE id = $1', [warning?.record])
    const actor = await withRole('gantry_auth', (tx) => resolveActor({ tx, personId: String(rows[0]?.owner_id) }))
    if (!actor || !warning) throw new Error('nobody looks after it')
    await withActor(actor, (tx) =>
      logActivity({
        tx,
        actor,
        id: newId(),
        opportunityId: warning.record,
        kind: 'visit',
        purpose: 'relationship',
        status: 'done',
        onDate: '2026-11-27',
        contactIds: [],
        subject: '回访',
        minutes: '',
        timeZone,
        now: morning,
      }),
    )
    const others = (await open()).filter(({ record }) => record !== warning.record)
    await sweepWarnings({ now: morning, only: [warning.record] })
    expect(await open(`id = '${warning.id}'`)).toEqual([])
    const closed = await owner.query('SELECT status, close_kind FROM warning WHERE id = $1', [warning.id])
    expect(closed.rows).toEqual([{ status: 'closed', close_kind: 'resolved' }])
    expect((await open()).filter(({ record }) => record !== warning.record)).toEqual(others)
  })

  test('the next morning brings what has fallen due since, and the days on what was open', async () => {
    const before = await open()
    const tomorrow = new Date(morning.getTime() + day)
    await sweepWarnings({ now: tomorrow })
    const after = await open()
    expect(after.map(({ rule, record }) => ({ rule, record }))).toEqual(await byDecide(tomorrow))
    expect(after.filter(({ id }) => before.some((one) => one.id === id)).length).toBeGreaterThan(0)
    expect(after.some(({ id }) => !before.some((one) => one.id === id))).toBe(true)
  })
})

test('what is due today is due all day by the group’s calendar, and overdue only the day after', async () => {
  const [one] = (
    await owner.query(`SELECT id, org_id, owner_id, customer_id FROM opportunity WHERE status = 'open' LIMIT 1`)
  ).rows
  await owner.query(`UPDATE activity SET status = 'cancelled' WHERE opportunity_id = $1 AND status = 'planned'`, [
    one?.id,
  ])
  const activity = newId()
  await owner.query(
    `INSERT INTO activity (id, org_id, customer_id, opportunity_id, person_id, kind, purpose, status, on_date, subject)
     VALUES ($1, $2, $3, $4, $5, 'visit', 'relationship', 'planned', '2027-06-30', 'T04')`,
    [activity, one?.org_id, one?.customer_id, one?.id, one?.owner_id],
  )
  const at = async (now: string) => {
    await sweepWarnings({ now: new Date(now), only: [String(one?.id)] })
    const { rows } = await owner.query(
      `SELECT facts ->> 'daysToNextPlanned' AS days FROM warning WHERE rule_id = 'WN-04' AND record_id = $1 AND status = 'open'`,
      [one?.id],
    )
    return rows[0]?.days ?? null
  }
  expect(await at('2027-06-29T15:59:59Z')).toBe(null)
  expect(await at('2027-06-29T16:00:00Z')).toBe('0')
  expect(await at('2027-06-30T15:59:59Z')).toBe('0')
  expect(await at('2027-06-30T16:00:00Z')).toBe('-1')
  expect(await at('2027-12-31T16:30:00Z')).toBe('-185')
  await owner.query(`UPDATE activity SET status = 'cancelled' WHERE id = $1`, [activity])
  expect(await at('2027-12-31T16:30:00Z')).toBe(null)
})

test('a rule that fails on one record is reported on that record, and the others go on', async () => {
  await owner.query('DELETE FROM notification; DELETE FROM warning')
  const expected = await byDecide(morning)
  const poor = expected.find(({ rule }) => rule === 'WN-02')?.record ?? ''
  await owner.query(`CREATE FUNCTION pg_temp.fail() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE 'division by zero on this record'; END $$`)
  await owner.query(`CREATE TRIGGER planted BEFORE INSERT ON warning FOR EACH ROW
    WHEN (NEW.record_id = '${poor}'::uuid AND NEW.rule_id = 'WN-02') EXECUTE FUNCTION pg_temp.fail()`)
  const swept = await sweepWarnings({ now: morning })
  await owner.query('DROP TRIGGER planted ON warning')
  const faults = swept.flatMap((one) => one.faults.map((fault) => ({ rule: one.ruleId, ...fault })))
  expect(faults).toEqual([{ rule: 'WN-02', recordId: poor, reason: expect.stringContaining('division by zero') }])
  const found = (await open()).map(({ rule, record }) => ({ rule, record }))
  expect(found).toEqual(expected.filter(({ rule, record }) => rule !== 'WN-02' || record !== poor))
  const { rows } = await owner.query(
    `SELECT faults FROM sweep_run WHERE rule_id = 'WN-02' ORDER BY at DESC, id DESC LIMIT 1`,
  )
  expect(rows[0]?.faults).toMatchObject([{ recordId: poor }])
})

test('a rule that finds far more than it should opens nothing, closes nothing, and says so', async () => {
  await owner.query('DELETE FROM notification; DELETE FROM warning')
  const swept = await sweepWarnings({ now: morning, most: 3 })
  const held = swept.filter(({ found }) => found > 3)
  expect(held.length).toBeGreaterThan(0)
  for (const one of held) expect(one).toMatchObject({ held: true, opened: 0, closed: 0 })
  const few = swept.filter(({ found }) => found <= 3).reduce((sum, { opened }) => sum + opened, 0)
  expect(await countOf('warning')).toBe(few)
})

test('nor does it open by day, a record at a time, what it was held for at night', async () => {
  await owner.query('DELETE FROM notification; DELETE FROM warning')
  await sweepWarnings({ now: morning, most: 0 })
  const [{ record } = { record: '' }] = await byDecide(morning)
  const recheck = () => recheckWarnings({ now: morning, recordIds: [record] })
  await recheck()
  expect(await open()).toEqual([])
  await sweepWarnings({ now: morning })
  await owner.query(`DELETE FROM notification; DELETE FROM warning WHERE record_id = '${record}'`)
  await recheck()
  expect((await open()).some((one) => one.record === record)).toBe(true)
})

test('what is open already counts towards no limit', async () => {
  await sweepWarnings({ now: morning })
  const again = await sweepWarnings({ now: morning, most: 0 })
  expect(again.some(({ found }) => found > 3)).toBe(true)
  expect(again.filter(({ held }) => held)).toEqual([])
})

test('a rule that this version cannot read is reported, and the others go on', async () => {
  const where = `WHERE rule_id = 'WN-02' AND status = 'active'`
  const [row] = (await owner.query(`SELECT body FROM rule_version ${where}`)).rows
  await owner.query(`UPDATE rule_version SET body = body - 'condition' ${where}`)
  const swept = await sweepWarnings({ now: morning })
  await owner.query(`UPDATE rule_version SET body = $1 ${where}`, [row?.body])
  const faults = [{ recordId: null, reason: expect.stringContaining('condition') }]
  expect(swept.find(({ ruleId }) => ruleId === 'WN-02')?.faults).toEqual(faults)
  expect(swept.filter(({ faults }) => faults.length === 0).length).toBeGreaterThan(2)
})

test('a record on which a rule fails does not lift the limit: it is over all others together', async () => {
  await sweepWarnings({ now: morning })
  const [{ record: poor } = { record: '' }] = await open(`rule_id = 'WN-02'`)
  await owner.query('DELETE FROM notification; DELETE FROM warning')
  const enter = async (at: unknown) => {
    // Behind the back of the gate, which lets no stage change without a decision.
    await owner.query(`SET session_replication_role = replica`)
    await owner.query('UPDATE opportunity SET stage_entered_at = $2 WHERE id = $1', [poor, at])
    await owner.query(`RESET session_replication_role`)
  }
  const [row] = (await owner.query('SELECT stage_entered_at AS at FROM opportunity WHERE id = $1', [poor])).rows
  await enter('-infinity')
  const sweep = async (most?: number) =>
    (await sweepWarnings({ now: morning, most })).find(({ ruleId }) => ruleId === 'WN-02')
  const held = await sweep(3)
  const opened = await open(`rule_id = 'WN-02'`)
  const others = await sweep()
  await enter(row?.at)
  const faults = [{ recordId: poor, reason: expect.stringContaining('22008') }]
  const none = { opened: 0, closed: 0, held: true }
  expect(held).toEqual({ ruleId: 'WN-02', version: 1, found: others?.found, ...none, faults })
  expect(opened).toEqual([])
  expect(others).toMatchObject({ held: false, faults })
  expect(others?.opened).toBe(others?.found)
  expect(others?.opened).toBeGreaterThan(3)
})
