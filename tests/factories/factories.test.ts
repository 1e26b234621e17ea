import { beforeAll, expect, test } from 'vitest'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import { loadBase } from '#prisma/seeds/base/load-base.server.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { aGroup, type PersonKey } from './a-group.ts'
import { anActivity, anOpportunity } from './an-opportunity.ts'

const owner = useTestDatabase()
const group = aGroup()
const press = anOpportunity({
  group,
  team: [
    { personId: group.people.teamMember, role: 'technical' },
    { personId: group.people.deputy, role: 'deputy' },
  ],
  competitors: ['东岭重机', 'Hartwig'],
  decides: [group.contacts.executive],
})
const visit = anActivity({ group, opportunityId: press.id })

beforeAll(async () => {
  await loadBase({ client: owner.client })
  for (const { dataset } of [group, press, visit]) await insertDataset({ client: owner.client, dataset })
})

test('the same ids every time', () => {
  expect(aGroup()).toEqual(group)
  expect(anOpportunity({ group }).id).toBe(press.id)
  expect(anOpportunity({ group, key: 'mill' }).id).not.toBe(press.id)
})

test('columns are set as asked', () => {
  const [row] = anOpportunity({ group, key: 'major', amount: '126800000.00', is_major: true }).dataset.opportunity
  expect(row).toMatchObject({ amount: '126800000.00', is_major: true, owner_id: group.people.owner })
})

test('the opportunity is seen by those who should see it, and by nobody else', async () => {
  const sees = async (who: PersonKey) => {
    const actor = await withRole('gantry_auth', (tx) => resolveActor({ tx, personId: group.people[who] }))
    if (!actor) throw new Error(`${who} was not resolved`)
    return (await withActor(actor, (tx) => tx.opportunity.count())) === 1
  }
  const seeing: PersonKey[] = []
  for (const who of Object.keys(group.people) as PersonKey[]) if (await sees(who)) seeing.push(who)
  expect(seeing.sort()).toEqual(
    ['admin', 'deputy', 'finance', 'head', 'hq', 'legal', 'manager', 'owner', 'teamMember'].sort(),
  )
})

test('an activity moves the day of the last one', async () => {
  const { rows } = await owner.query('SELECT last_activity_on::text FROM opportunity')
  expect(rows).toEqual([{ last_activity_on: '2026-10-20' }])
})
