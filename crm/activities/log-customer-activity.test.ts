import { beforeAll, beforeEach, expect, test } from 'vitest'
import { getCustomerBusiness } from '#crm/customers/get-customer-business.server.ts'
import { getCustomerTimeline } from '#crm/customers/get-customer-timeline.server.ts'
import { newId } from '#lib/ids.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { LogCustomerActivitySchema } from './activity.schema.ts'
import { findPlannedActivities } from './find-planned-activities.server.ts'
import { finishActivity } from './finish-activity.server.ts'
import { logCustomerActivity } from './log-customer-activity.server.ts'

const owner = useTestDatabase()
const timeZone = 'Asia/Shanghai'
const now = new Date('2026-11-27T01:00:00Z')
const visit = { kind: 'visit', purpose: 'relationship', onDate: '2026-11-27', subject: '年度回访' } as const
let group: LoadedGroup

beforeAll(async () => {
  group = await loadGroup(owner)
})
beforeEach(() => owner.query('DELETE FROM activity_contact; DELETE FROM activity; DELETE FROM domain_event'))

interface Entered {
  id?: string
  orgId?: string
  status?: 'planned' | 'done'
  onDate?: string
  contactIds?: string[]
}
const log = (person: PersonKey, entered: Entered = {}) =>
  group.as(person, (base) =>
    logCustomerActivity({
      ...base,
      timeZone,
      now,
      customerId: group.customerId,
      orgId: group.orgs.presses,
      ...visit,
      id: newId(),
      status: 'done',
      contactIds: [],
      ...entered,
    }),
  )
const kept = async () =>
  (
    await owner.query(
      `SELECT a.org_id, a.opportunity_id, a.person_id, a.status, a.met_level, e.type, e.record_type, e.record_id, e.org_id AS event_org
       FROM activity a JOIN domain_event e ON e.entity_id = a.id`,
    )
  ).rows
const shown = async (person: PersonKey) => {
  const { entries } = await group.as(person, ({ tx }) => getCustomerTimeline({ tx, customerId: group.customerId }))
  return entries.map(({ type, activity }) => [type, activity?.subject.zh])
}

test('is the person’s own and their department’s, with the level met, and stands on the customer’s timeline', async () => {
  await log('owner', { contactIds: [group.contacts.staff, group.contacts.executive] })
  const { presses, pressSales } = group.orgs
  expect(await kept()).toEqual([
    {
      org_id: pressSales,
      opportunity_id: null,
      person_id: group.people.owner,
      status: 'done',
      met_level: 'executive',
      type: 'activity.done',
      record_type: 'customer',
      record_id: group.customerId,
      event_org: presses,
    },
  ])
  expect(await shown('owner')).toEqual([['activity.done', visit.subject]])
  expect(await shown('head')).toEqual([['activity.done', visit.subject]])
  expect(await shown('otherSubsidiary')).toEqual([])
  // Those who lead the department see what their people do, and no other department's.
  const done = [['activity.done', visit.subject]]
  expect(await shown('manager')).toEqual(done)
  for (const other of ['colleague', 'otherDepartment', 'deputy'] as const) expect(await shown(other)).toEqual([])
  const listed = await group.as('manager', ({ tx }) =>
    getCustomerBusiness({ tx, customerId: group.customerId, timeZone }),
  )
  expect(listed.activities).toMatchObject([{ subject: { zh: visit.subject }, person: { id: group.people.owner } }])
  const { rows } = await owner.query(
    'SELECT last_activity_on::text FROM customer_relationship WHERE customer_id = $1 AND org_id = $2',
    [group.customerId, presses],
  )
  expect(rows).toEqual([{ last_activity_on: visit.onDate }])
})

test.each([
  ['head', 'presses'],
  ['manager', 'pressSales'],
  ['otherDepartment', 'pressWorks'],
] as const)('of the %s it is where they are at home', async (person, org) => {
  await log(person)
  expect(await kept()).toMatchObject([{ org_id: group.orgs[org], event_org: group.orgs.presses }])
})

test('of who sells in two departments it is one of them, and never another company’s', async () => {
  const { pressWorks, mills } = group.orgs
  const other = (orgId: string) =>
    owner.query(`INSERT INTO membership (person_id, org_id, role, scope) VALUES ($1, $2, 'rep', 'self')`, [
      group.people.owner,
      orgId,
    ])
  await other(pressWorks)
  await other(mills)
  await log('owner')
  await owner.query('DELETE FROM membership WHERE person_id = $1 AND org_id <> $2', [
    group.people.owner,
    group.orgs.pressSales,
  ])
  expect([group.orgs.pressSales, pressWorks]).toContain((await kept())[0]?.org_id)
})

test('logged twice by one form is one, and the id of another’s is a conflict', async () => {
  const { id } = await log('owner')
  expect(await log('owner', { id })).toEqual({ id, repeated: true })
  await expect(log('head', { id })).rejects.toMatchObject({ code: 'CONFLICT' })
  expect(await kept()).toHaveLength(1)
})

test('is refused to who does not sell for the company, and where it has no relationship with the customer', async () => {
  for (const person of ['teamMember', 'finance', 'hq', 'otherSubsidiaryRep'] as const) {
    await expect(log(person)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  }
  const ofMills = log('otherSubsidiaryRep', { orgId: group.orgs.mills })
  await expect(ofMills).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await kept()).toEqual([])
})

test('the database refuses it as well to who is told that they may', async () => {
  const { presses } = group.orgs
  const forged = group.as('teamMember', ({ tx, actor }) =>
    logCustomerActivity({
      tx,
      actor: { ...actor, writeCompanies: [presses] },
      timeZone,
      now,
      customerId: group.customerId,
      orgId: presses,
      ...visit,
      id: newId(),
      status: 'done',
      contactIds: [],
    }),
  )
  await expect(forged).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

test('bad input is said field by field, and nothing is written', async () => {
  const { error } = LogCustomerActivitySchema.safeParse({
    id: newId(),
    status: 'done',
    onDate: '2026-02-30',
    subject: ' ',
  })
  expect(error?.flatten().fieldErrors).toEqual({
    kind: ['form.required'],
    purpose: ['form.required'],
    orgId: ['form.required'],
    onDate: ['form.date'],
    subject: ['form.required'],
  })
  await expect(log('owner', { onDate: '2026-11-28' })).rejects.toMatchObject({
    code: 'BAD_INPUT',
    details: { field: 'onDate', key: 'form.notYet' },
  })
  await expect(log('owner', { contactIds: [newId()] })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await kept()).toEqual([])
})

test('a plan is among what is due, leads to the customer, and is finished like any other', async () => {
  const { executive, manager } = group.contacts
  const { id } = await log('owner', { status: 'planned', contactIds: [executive] })
  const due = (person: PersonKey) =>
    group.as(person, (base) => findPlannedActivities({ ...base, until: '2026-11-27' })).then(({ rows }) => rows)
  const [plan] = await due('owner')
  expect(plan).toMatchObject({
    id,
    record: { type: 'customer', id: group.customerId, name: { zh: '晋岳特钢集团' } },
    customer: null,
    contacts: [{ id: executive }],
  })
  expect(plan?.contactChoices.map((contact) => contact.id).sort()).toEqual(Object.values(group.contacts).sort())
  expect(await due('head')).toEqual([])
  await owner.query('UPDATE membership SET org_id = $1 WHERE person_id = $2', [
    group.orgs.millSales,
    group.people.owner,
  ])
  expect(await due('owner')).toEqual([])
  await owner.query('UPDATE membership SET org_id = $1 WHERE person_id = $2', [
    group.orgs.pressSales,
    group.people.owner,
  ])
  const done = { version: 1, outcome: 'done' as const, onDate: '2026-11-27', contactIds: [manager] }
  await group.as('owner', (base) => finishActivity({ ...base, timeZone, now, id, ...done }))
  expect(await due('owner')).toEqual([])
  expect((await kept()).map(({ event_org }) => event_org)).toEqual([group.orgs.presses, group.orgs.presses])
  expect(await shown('owner')).toEqual([
    ['activity.done', visit.subject],
    ['activity.planned', visit.subject],
  ])
})
