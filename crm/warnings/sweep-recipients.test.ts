import { beforeAll, beforeEach, expect, test } from 'vitest'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { anActivity, anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { findTeamWork } from './find-team-work.server.ts'
import { sweepWarnings } from './sweep-warnings.server.ts'

const owner = useTestDatabase()
const today = '2026-11-27'
const now = new Date('2026-11-27T01:00:00Z')
let group: LoadedGroup

beforeAll(async () => {
  group = await loadGroup(owner)
  await installShippedRules()
  const { id, dataset } = anOpportunity({ group })
  await insertDataset({ client: owner.client, dataset })
  const planned = { status: 'planned', on_date: today, done_at: null, met_level: null } as const
  const plan = anActivity({ group, opportunityId: id, ...planned })
  await insertDataset({ client: owner.client, dataset: plan.dataset })
})

beforeEach(async () => {
  await owner.query('DELETE FROM notification; DELETE FROM warning')
  await owner.query('UPDATE person SET active = true')
  await owner.query('UPDATE customer_relationship SET owner_id = $1', [group.people.owner])
  await owner.query('DELETE FROM activity WHERE opportunity_id IS NULL')
})

const deactivate = (...who: (keyof LoadedGroup['people'])[]) =>
  owner.query('UPDATE person SET active = false WHERE id = ANY ($1)', [who.map((one) => group.people[one])])

/** Who is told by a rule, by what they are in the group. */
async function told(ruleId: string): Promise<string[]> {
  const [swept] = await sweepWarnings({ now, ruleId })
  expect(swept).toMatchObject({ opened: 1, faults: [] })
  const { rows } = await owner.query('SELECT person_id AS id FROM notification')
  const keys = Object.entries(group.people)
  return rows.flatMap(({ id }) => keys.filter(([, person]) => person === id).map(([key]) => key)).sort()
}

test('of what is the owner’s alone the owner is told', async () => {
  expect(await told('WN-04')).toEqual(['owner'])
})

test('in place of an owner who was deactivated, the manager is', async () => {
  await deactivate('owner')
  expect(await told('WN-04')).toEqual(['manager'])
})

test('where no manager works there any more, the head of the company is', async () => {
  await deactivate('owner', 'manager')
  expect(await told('WN-04')).toEqual(['head'])
})

test('of a customer whom nobody looks after, the head of the company is told', async () => {
  await owner.query('UPDATE customer_relationship SET owner_id = NULL')
  expect(await told('WN-05')).toEqual(['head'])
})

test('nobody who was deactivated is told for a role either', async () => {
  await owner.query(`UPDATE opportunity SET last_activity_on = '2026-01-10'`)
  await deactivate('manager')
  expect(await told('WN-01')).toEqual(['owner'])
})

test('what somebody had who was deactivated stands in the list of who leads them', async () => {
  await deactivate('owner')
  await sweepWarnings({ now, ruleId: 'WN-04' })
  const team = await group.as('manager', (base) => findTeamWork({ ...base, today }))
  expect(team).toMatchObject([{ person: { id: group.people.owner }, warnings: 1 }])
})

test('a visit planned with a customer alone is warned of on its day, and not the day before', async () => {
  await owner.query(
    `INSERT INTO activity (id, org_id, customer_id, person_id, kind, purpose, status, on_date, subject)
     VALUES (gen_random_uuid(), $1, $2, $3, 'visit', 'relationship', 'planned', $4, '回访')`,
    [group.orgs.presses, group.customerId, group.people.owner, today],
  )
  const [before] = await sweepWarnings({ now: new Date('2026-11-26T15:59:59Z'), ruleId: 'WN-06' })
  expect(before).toMatchObject({ found: 0 })
  expect(await told('WN-06')).toEqual(['owner'])
  const { rows } = await owner.query('SELECT record_type, record_id, facts FROM warning')
  expect(rows).toEqual([{ record_type: 'customer', record_id: group.customerId, facts: { daysToNextPlanned: 0 } }])
})
