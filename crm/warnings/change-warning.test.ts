import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { countUnread, findNotifications } from '#crm/notifications/find-notifications.server.ts'
import { markRead } from '#crm/notifications/mark-read.server.ts'
import { sweepActor } from '#crm/org/sweep-actor.ts'
import { newId } from '#lib/ids.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { addSigningOpportunity } from '#tests/factories/add-signing-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { dismissWarning } from './dismiss-warning.server.ts'
import { findTeamWork } from './find-team-work.server.ts'
import { countWarnings, findWarnings } from './find-warnings.server.ts'
import { handOverWarning } from './hand-over-warning.server.ts'
import { snoozeWarning } from './snooze-warning.server.ts'
import { sweepWarnings } from './sweep-warnings.server.ts'
import { wakeWarning } from './wake-warning.server.ts'
import type { WarningFilter } from './warning.schema.ts'

const owner = useTestDatabase()
const timeZone = 'Asia/Shanghai'
const today = '2026-11-27'
const day = { today, timeZone, currency: 'CNY' }
const now = new Date('2026-11-27T01:00:00Z')
let group: LoadedGroup
let record: string

beforeAll(async () => {
  group = await loadGroup(owner)
  await installShippedRules()
})

/** Every test has an opportunity that signs in ten days, and the warning about that. */
beforeEach(async () => {
  await owner.query('DELETE FROM notification; DELETE FROM warning')
  record = await addSigningOpportunity(owner.client, { group, now })
  await sweepWarnings({ now, only: [record] })
})

const list = (person: Parameters<LoadedGroup['as']>[0], filter: Partial<WarningFilter> = {}) =>
  group.as(person, async (base) =>
    (await findWarnings({ ...base, day, filter: { who: 'mine', record, ...filter } })).rows.filter(
      ({ rule }) => rule.id === 'WN-03',
    ),
  )

async function handOver(person: Parameters<LoadedGroup['as']>[0], what: { id: string; version: number; to: string }) {
  const actor = await group.as(person, async (base) => base.actor)
  await handOverWarning({ inTx: (work) => withActor(actor, work), actor, ...what })
}

/** Adds somebody to the team of the opportunity: they see it from now on. */
const addToTeam = (person: keyof LoadedGroup['people']) =>
  owner.query(
    `INSERT INTO record_access (person_id, record_type, record_id, may_write) VALUES ($1, 'opportunity', $2, false)`,
    [group.people[person], record],
  )

async function mine() {
  const [warning] = await list('owner')
  if (!warning) throw new Error('no warning was opened')
  return warning
}

test('a warning says its rule, its record and what was found, in both languages', async () => {
  expect(await mine()).toMatchObject({
    severity: 'risk',
    state: 'open',
    rule: { id: 'WN-03', name: { zh: '预计签约日临近', en: 'Expected signing date near' } },
    record: { id: record, name: { zh: '165MN 快锻液压机组', en: '165MN fast forging press' } },
    reason: [{ label: { zh: '距预计签约的天数' }, value: { zh: '10 天' } }],
    openedOn: today,
    daysOpen: 0,
    person: { id: group.people.owner },
    mayAct: true,
  })
})

test('a rule that cannot be read is said by its name, or by its number, and hides no other warning', async () => {
  const where = `WHERE rule_id = 'WN-03' AND status = 'active'`
  const [row] = (await owner.query(`SELECT body FROM rule_version ${where}`)).rows
  await owner.query(
    `INSERT INTO warning (id, rule_id, rule_version, severity, record_type, record_id, org_id, person_id, facts, opened_on)
     SELECT gen_random_uuid(), 'WN-01', 1, severity, record_type, record_id, org_id, person_id, '{}', opened_on
     FROM warning WHERE rule_id = 'WN-03'`,
  )
  const all = async () => {
    const filter: WarningFilter = { who: 'mine', record }
    const { rows } = await group.as('owner', (base) => findWarnings({ ...base, day, filter }))
    return rows.toSorted((a, b) => (a.rule.id < b.rule.id ? -1 : 1))
  }
  await owner.query(`UPDATE rule_version SET body = body - 'condition' ${where}`)
  const named = await all()
  await owner.query(`UPDATE rule_version SET body = '[5]' ${where}`)
  const numbered = await all()
  await owner.query(`UPDATE rule_version SET body = $1 ${where}`, [row?.body])
  const other = { rule: { id: 'WN-01', why: { en: expect.any(String) } } }
  const rule = { id: 'WN-03', name: { zh: '预计签约日临近', en: 'Expected signing date near' }, why: null }
  expect(named).toMatchObject([other, { rule, reason: [], mayAct: true }])
  expect(numbered).toMatchObject([other, { rule: { ...rule, name: { zh: 'WN-03', en: 'WN-03' } }, reason: [] }])
})

test('snoozed it is out of the list until its day, comes back on it, and can be woken before', async () => {
  const { id, version } = await mine()
  await group.as('owner', (base) => snoozeWarning({ ...base, id, version, until: '2026-11-30', today }))
  expect(await list('owner')).toEqual([])
  expect(await list('owner', { resting: '1' })).toMatchObject([{ id, state: 'resting', restsUntil: '2026-11-30' }])
  const then = { ...day, today: '2026-11-30' }
  const back = await group.as('owner', (base) => findWarnings({ ...base, day: then, filter: { who: 'mine', record } }))
  expect(back.rows).toMatchObject([{ id, state: 'open' }])
  await group.as('owner', (base) => wakeWarning({ ...base, id, version: version + 1 }))
  expect(await list('owner')).toMatchObject([{ id, state: 'open', restsUntil: null, version: version + 2 }])
})

test('whose rest is over is woken by the next sweep, once, and that is on record', async () => {
  const { id, version } = await mine()
  await group.as('owner', (base) => snoozeWarning({ ...base, id, version, until: '2026-11-30', today }))
  const woken = async () =>
    (
      await owner.query(
        `SELECT actor_id AS actor, after FROM domain_event WHERE type = 'warning.woken' AND entity_id = $1`,
        [id],
      )
    ).rows
  const sweepOn = (date: string) => sweepWarnings({ now: new Date(`${date}T01:00:00Z`), only: [record] })
  await sweepOn('2026-11-29')
  expect(await woken()).toEqual([])
  await sweepOn('2026-11-30')
  const once = [{ actor: sweepActor.personId, after: { ruleId: 'WN-03', kind: 'rested' } }]
  expect(await woken()).toEqual(once)
  await sweepOn('2026-12-01')
  expect(await woken()).toEqual(once)
  expect(await list('owner')).toMatchObject([{ id, state: 'open', restsUntil: null }])
})

test.each([today, '2026-11-26', '2026-02-30'])('a rest until %s is none', async (until) => {
  const { id, version } = await mine()
  const snoozed = group.as('owner', async (base) => snoozeWarning({ ...base, id, version, until, today }))
  await expect(snoozed).rejects.toMatchObject({ code: 'BAD_INPUT', details: { field: 'until' } })
})

test('of two at once one wins, and the other hears that it moved', async () => {
  const { id, version } = await mine()
  const dismissed = () =>
    group.as('owner', (base) => dismissWarning({ ...base, id, version, reason: '合同已在走流程' }))
  const outcomes = await Promise.allSettled([dismissed(), dismissed()])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'CONFLICT' } })
  const { rows } = await owner.query(`SELECT type FROM domain_event WHERE entity_id = $1 AND type = 'warning.closed'`, [
    id,
  ])
  expect(rows.length).toBe(1)
})

test('closed with a reason it stays away from the next sweep; without one it is not closed', async () => {
  const { id, version } = await mine()
  const close = (reason: string) => group.as('owner', async (base) => dismissWarning({ ...base, id, version, reason }))
  await expect(close('  ')).rejects.toMatchObject({ code: 'BAD_INPUT', details: { field: 'reason' } })
  await close('客户已口头确认')
  await sweepWarnings({ now, only: [record] })
  expect(await list('owner', { resting: '1' })).toEqual([])
})

test.each(['colleague', 'manager'] as const)(
  'handed to the %s it is theirs: they are told, also a second time, and read it once',
  async (other) => {
    const { id, version } = await mine()
    if (other === 'colleague') await addToTeam(other)
    await handOver('owner', { id, version, to: group.people[other] })
    expect(await list('owner')).toEqual([])
    expect(await list(other)).toMatchObject([
      { id, person: { id: group.people[other] }, handedBy: { id: group.people.owner }, mayAct: true },
    ])
    const inbox = () => group.as(other, (base) => findNotifications({ ...base, day }))
    const unread = () => group.as(other, (base) => countUnread(base))
    const told = (await inbox()).rows.filter((row) => row.kind === 'warning' && row.handed)
    expect(told).toMatchObject([{ read: false, warning: { id } }])
    const before = await unread()
    const what = { id: told[0]?.id ?? '' }
    await group.as('owner', (base) => markRead({ ...base, what }))
    expect(await unread()).toBe(before)
    await group.as(other, (base) => markRead({ ...base, what }))
    expect(await unread()).toBe(before - 1)
    await group.as(other, (base) => markRead({ ...base, what: { until: new Date() } }))
    expect(await unread()).toBe(0)
  },
)

test('the event of a hand-over says from whom to whom', async () => {
  const { id, version } = await mine()
  const { owner: from, manager: to } = group.people
  await handOver('owner', { id, version, to })
  const { rows } = await owner.query(
    `SELECT before, after FROM domain_event WHERE entity_id = $1 AND type = 'warning.handed-over'`,
    [id],
  )
  expect(rows).toEqual([{ before: { personId: from }, after: { ruleId: 'WN-03', personId: to } }])
})

test('who has no say over staff may act on what they were given, and neither sees nor passes the door to hand it on', async () => {
  const { id, version } = await mine()
  await addToTeam('teamMember')
  await handOver('owner', { id, version, to: group.people.teamMember })
  const [given] = await list('teamMember')
  expect(given).toMatchObject({ id, mayAct: true, mayHandOver: false })
  const asked = { id, version: version + 1 }
  const handed = handOver('teamMember', { ...asked, to: group.people.owner })
  await expect(handed).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await group.as('teamMember', (base) => snoozeWarning({ ...base, ...asked, until: '2026-11-30', today }))
  expect(await list('teamMember', { resting: '1' })).toMatchObject([{ id, state: 'resting' }])
})

describe('nothing is handed to', () => {
  const refused = async (to: string, key: string) => {
    const { id, version } = await mine()
    await expect(handOver('owner', { id, version, to })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      details: { field: 'to', key },
    })
    expect(await mine()).toMatchObject({ id, version, person: { id: group.people.owner } })
  }

  test('who does not exist', () => refused(newId(), 'form.unknown'))

  test('who was deactivated', async () => {
    await owner.query('UPDATE person SET active = false WHERE id = $1', [group.people.deputy])
    await refused(group.people.deputy, 'form.unknown')
    await owner.query('UPDATE person SET active = true WHERE id = $1', [group.people.deputy])
  })

  test.each(['otherSubsidiary', 'otherSubsidiaryRep', 'teamMember'] as const)(
    'the %s, who does not see the record',
    (other) => refused(group.people[other], 'form.mayNotReceive'),
  )

  test.each(['finance', 'admin'] as const)('the %s, who sees the record and has no say over warnings', (other) =>
    refused(group.people[other], 'form.mayNotReceive'),
  )
})

test('what is said of a customer goes to nobody of another company, though all see the customer', async () => {
  await sweepWarnings({ now, only: [group.customerId] })
  const [warning] = (
    await group.as('owner', (base) => findWarnings({ ...base, day, filter: { who: 'mine' } }))
  ).rows.filter(({ record }) => record?.type === 'customer')
  const { id = '', version = 0 } = warning ?? {}
  await expect(handOver('owner', { id, version, to: group.people.otherSubsidiary })).rejects.toMatchObject({
    code: 'BAD_INPUT',
    details: { field: 'to', key: 'form.mayNotReceive' },
  })
  await handOver('owner', { id, version, to: group.people.deputy })
  const given = await group.as('deputy', (base) => findWarnings({ ...base, day, filter: { who: 'mine' } }))
  expect(given.rows).toMatchObject([{ id, record: { type: 'customer', id: group.customerId }, mayAct: true }])
})

test('whose it is not learns nothing by it of what others may see', async () => {
  const { id, version } = await mine()
  const asked = handOver('otherSubsidiaryRep', { id, version, to: group.people.otherSubsidiary })
  await expect(asked).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('nobody but whose it is, and who leads there, may act; who sees nothing finds nothing', async () => {
  const { id, version } = await mine()
  const [seen] = await list('manager', { who: 'all' })
  expect(seen).toMatchObject({ id, mayAct: true })
  expect(await list('otherSubsidiaryRep', { who: 'all' })).toEqual([])
  const acted = group.as('otherSubsidiaryRep', (base) => wakeWarning({ ...base, id, version }))
  await expect(acted).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('who leads sees what their people have; others are told of nobody', async () => {
  const work = (person: 'manager' | 'head' | 'owner' | 'otherSubsidiary') =>
    group.as(person, (base) => findTeamWork({ ...base, today }))
  await owner.query(
    `INSERT INTO activity (id, org_id, customer_id, opportunity_id, person_id, kind, purpose, status, on_date, subject)
     SELECT gen_random_uuid(), org_id, customer_id, id, owner_id, 'visit', 'relationship', 'planned', on_date, '逾期'
     FROM opportunity, unnest(ARRAY[date '2026-11-26', date '2026-11-27']) on_date WHERE id = $1`,
    [record],
  )
  // What is planned with a customer only is its company's, not a department's.
  await owner.query(
    `INSERT INTO activity (id, org_id, customer_id, person_id, kind, purpose, status, on_date, subject)
     VALUES (gen_random_uuid(), $1, $2, $3, 'visit', 'relationship', 'planned', '2026-11-26', '逾期')`,
    [group.orgs.presses, group.customerId, group.people.owner],
  )
  const person = { id: group.people.owner, name: { zh: '周启明', en: 'Zhou Qiming' } }
  expect(await work('manager')).toEqual([{ person, warnings: 1, overdue: 1 }])
  expect(await work('head')).toMatchObject([{ person, overdue: 2 }])
  expect(await work('owner')).toEqual([])
  expect(await work('otherSubsidiary')).toEqual([])
  const theirs = await list('manager', { who: 'all', record: undefined, person: group.people.owner })
  expect(theirs).toMatchObject([{ person: { id: group.people.owner } }])
  expect(await list('otherSubsidiary', { who: 'all', record: undefined, person: group.people.owner })).toEqual([])
})

test('a page ends where it was told to, and the next goes on without a gap', async () => {
  const { id } = await mine()
  await owner.query(
    `INSERT INTO warning (id, rule_id, rule_version, severity, record_type, record_id, org_id, person_id, facts, opened_on)
     SELECT gen_random_uuid(), rule_id, rule_version, severity, record_type, gen_random_uuid(), org_id, person_id, facts,
       date '2026-11-20' + n % 3 FROM warning, generate_series(1, 7) n WHERE id = $1`,
    [id],
  )
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const filter: WarningFilter = { who: 'all', rule: 'WN-03', cursor }
    const page = await group.as('owner', (base) => findWarnings({ ...base, day, filter, most: 3 }))
    seen.push(...page.rows.map((row) => row.id))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(seen.length).toBe(8)
  expect(new Set(seen).size).toBe(8)
  expect(seen[0]).toBe(id)
  const counted = await group.as('owner', (base) => countWarnings({ ...base, day, filter: { who: 'mine' } }))
  expect(counted).toEqual({ count: 8, more: false })
})
