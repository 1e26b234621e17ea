import { beforeAll, beforeEach, expect, test } from 'vitest'
import { getCustomerTimeline } from '#crm/customers/get-customer-timeline.server.ts'
import { newId } from '#lib/ids.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { finishActivity } from './finish-activity.server.ts'
import { logActivity } from './log-activity.server.ts'

const owner = useTestDatabase()
const timeZone = 'Asia/Shanghai'
let group: LoadedGroup
let opportunityId: string
let key = 0

beforeAll(async () => {
  group = await loadGroup(owner)
})
beforeEach(async () => {
  key++
  const { id, dataset } = anOpportunity({
    group,
    key: `visited-${key}`,
    team: [{ personId: group.people.teamMember, role: 'technical' }],
  })
  opportunityId = id
  await insertDataset({ client: owner.client, dataset })
})

const visit = { kind: 'visit', purpose: 'technical', onDate: '2026-11-02', subject: '设备处长：厂房条件' } as const
const log = (person: PersonKey, more: { id?: string; status?: 'planned' | 'done'; contactIds?: string[] } = {}) =>
  group.as(person, (base) =>
    logActivity({
      ...base,
      timeZone,
      opportunityId,
      ...visit,
      id: newId(),
      status: 'planned',
      contactIds: [],
      ...more,
    }),
  )
const finish = (person: PersonKey, id: string) =>
  group.as(person, (base) =>
    finishActivity({ ...base, timeZone, id, version: 1, outcome: 'done', onDate: '2026-11-02', contactIds: [] }),
  )

test('a contact that was named twice took part once', async () => {
  const { manager, executive } = group.contacts
  const { id } = await log('owner', { status: 'done', contactIds: [manager, executive, manager] })
  const { rows } = await owner.query('SELECT contact_id FROM activity_contact WHERE activity_id = $1', [id])
  expect(rows.map(({ contact_id }) => contact_id).sort()).toEqual([manager, executive].sort())
})

test('logged twice by one form is one; the id of another’s is a conflict, in sight or not', async () => {
  const { id } = await log('owner')
  expect(await log('owner', { id })).toEqual({ id, repeated: true })
  await expect(log('teamMember', { id })).rejects.toMatchObject({ code: 'CONFLICT' })
  const { dataset, id: other } = anOpportunity({ group, key: `hidden-${key}`, owner_id: group.people.colleague })
  await insertDataset({ client: owner.client, dataset })
  opportunityId = other
  await expect(log('colleague', { id })).rejects.toMatchObject({ code: 'CONFLICT' })
})

test('case K03: Save pressed three times on a slow line logs one visit, and the gate counts one', async () => {
  const id = newId()
  const press = () => log('owner', { id, status: 'done', contactIds: [group.contacts.manager] })
  const pressed = [...(await Promise.all([press(), press(), press()])), await press()]
  expect(pressed.map((each) => each.id)).toEqual([id, id, id, id])
  expect(pressed.filter(({ repeated }) => !repeated)).toHaveLength(1)
  const { rows } = await owner.query(
    `SELECT (SELECT count(*)::int FROM activity WHERE opportunity_id = $1) AS visits,
       (SELECT count(*)::int FROM domain_event WHERE record_id = $1 AND type = 'activity.done') AS events`,
    [opportunityId],
  )
  expect(rows).toEqual([{ visits: 1, events: 1 }])
})

test('is finished by the person whose it is, and by nobody who only may change the opportunity', async () => {
  const { id } = await log('teamMember')
  for (const person of ['owner', 'manager', 'head'] as const) {
    await expect(finish(person, id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  }
  await finish('teamMember', id)
  await expect(finish('teamMember', id)).rejects.toMatchObject({ code: 'CONFLICT' })
})

test('one that a colleague may not see is not on the customer’s timeline either', async () => {
  const { presses } = group.orgs
  const id = newId()
  await owner.query(
    `INSERT INTO activity (id, org_id, customer_id, person_id, kind, purpose, status, on_date, subject)
     VALUES ($1, $2, $3, $4, $5, $6, 'planned', $7, $8)`,
    [id, presses, group.customerId, group.people.owner, visit.kind, visit.purpose, visit.onDate, visit.subject],
  )
  await group.as('owner', ({ tx, actor }) =>
    recordEvent(tx, actor, {
      type: 'activity.planned',
      orgId: presses,
      entity: { type: 'activity', id },
      record: { type: 'customer', id: group.customerId },
      after: { kind: visit.kind, purpose: visit.purpose, onDate: visit.onDate, subject: visit.subject },
    }),
  )
  const shown = async (person: PersonKey) => {
    const { entries } = await group.as(person, ({ tx }) => getCustomerTimeline({ tx, customerId: group.customerId }))
    return entries.map(({ activity }) => activity?.subject.zh)
  }
  for (const person of ['owner', 'head', 'hq'] as const) expect(await shown(person)).toEqual([visit.subject])
  for (const person of ['colleague', 'deputy', 'otherSubsidiary'] as const) expect(await shown(person)).toEqual([])
  await expect(finish('colleague', id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
