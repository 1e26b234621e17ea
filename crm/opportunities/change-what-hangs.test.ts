import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { addTeamMember } from './add-team-member.server.ts'
import { promoteStage } from './promote-stage.server.ts'
import { removeDecisionMember } from './remove-decision-member.server.ts'
import { removeTeamMember } from './remove-team-member.server.ts'
import { setCompetitors } from './set-competitors.server.ts'
import { setDecisionMember } from './set-decision-member.server.ts'

const owner = useTestDatabase()
let group: LoadedGroup
let id: string
let key = 0

beforeAll(async () => {
  group = await loadGroup(owner)
})
beforeEach(async () => {
  key++
  const made = anOpportunity({
    group,
    key: `hanging-${key}`,
    team: [{ personId: group.people.teamMember, role: 'technical' }],
    competitors: ['北岭重锻'],
    decides: [group.contacts.executive],
  })
  id = made.id
  await insertDataset({ client: owner.client, dataset: made.dataset })
})

const staff = (role: 'deputy' | 'technical') => (person: PersonKey) =>
  group.as(person, (base) => addTeamMember({ ...base, id, personId: group.people.teamMember, role }))
const dismiss = (person: PersonKey) =>
  group.as(person, (base) => removeTeamMember({ ...base, id, personId: group.people.teamMember }))
const compete = (person: PersonKey, names = ['西陵装备'], seen = ['北岭重锻']) =>
  group.as(person, (base) => setCompetitors({ ...base, id, names, base: seen }))
const stand = (person: PersonKey, contactId = group.contacts.executive) =>
  group.as(person, (base) => setDecisionMember({ ...base, id, contactId, role: 'uses', attitude: 'supports' }))
const leave = (person: PersonKey) =>
  group.as(person, (base) => removeDecisionMember({ ...base, id, contactId: group.contacts.executive }))

async function read(sql: string) {
  return (await owner.query(sql, [id])).rows
}
const version = async () => (await read('SELECT version FROM opportunity WHERE id = $1'))[0]?.version
const lastEvent = async () =>
  (await read('SELECT type, before, after FROM domain_event WHERE record_id = $1 ORDER BY at DESC LIMIT 1'))[0]

describe.each([
  ['adding to the team', staff('deputy')],
  ['leaving the team', dismiss],
  ['setting competitors', (person: PersonKey) => compete(person)],
  ['setting a decision member', (person: PersonKey) => stand(person)],
  ['removing a decision member', leave],
])('%s', (_, change) => {
  test.each(['won', 'lost'])('is refused once the opportunity is %s', async (status) => {
    await owner.query('UPDATE opportunity SET status = $2 WHERE id = $1', [id, status])
    const before = await version()
    await expect(change('owner')).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(await version()).toBe(before)
  })

  test('makes a promotion that was asked for before a conflict', async () => {
    await change('owner')
    expect(await version()).toBe(2)
    const promoted = group.as('owner', (base) => promoteStage({ ...base, id, to: 'product-project.needs', version: 1 }))
    await expect(promoted).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  test('is not for somebody who only reads, nor in sight of another company', async () => {
    await expect(change('hq')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(change('otherSubsidiary')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

test('another role on the team says what the person was before, and the same one says nothing', async () => {
  const personId = group.people.teamMember
  await staff('technical')('owner')
  expect(await version()).toBe(1)
  await staff('deputy')('owner')
  expect(await lastEvent()).toEqual({
    type: 'opportunity.team-changed',
    before: { personId, role: 'technical' },
    after: { added: [{ personId, role: 'deputy' }], removed: [] },
  })
  await dismiss('owner')
  expect(await lastEvent()).toEqual({
    type: 'opportunity.team-changed',
    before: { personId, role: 'deputy' },
    after: { added: [], removed: [{ personId, role: 'deputy' }] },
  })
})

test('a deputy takes themselves off the team', async () => {
  await staff('deputy')('owner')
  await dismiss('teamMember')
  expect(await read('SELECT role FROM opportunity_team WHERE opportunity_id = $1')).toEqual([])
})

test('competitors hold against the list that was seen', async () => {
  await compete('manager', ['北岭重锻', '西陵装备'])
  await expect(compete('owner', ['东陵锻造'])).rejects.toMatchObject({ code: 'CONFLICT' })
  // What somebody wants that is there already needs no saving.
  await compete('owner', ['北岭重锻', '西陵装备'])
  await compete('owner', ['东陵锻造'], ['北岭重锻', '西陵装备'])
  expect(await read('SELECT name FROM opportunity_competitor WHERE opportunity_id = $1')).toEqual([
    { name: '东陵锻造' },
  ])
})

test('of two who set competitors at once the second is told', async () => {
  const results = await Promise.allSettled([compete('owner', ['东陵锻造']), compete('manager', ['西陵装备'])])
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await read('SELECT name FROM opportunity_competitor WHERE opportunity_id = $1')).toHaveLength(1)
})
