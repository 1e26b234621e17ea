import { beforeAll, expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { openOpportunity } from './open-opportunity.server.ts'
import { writeNote } from './write-note.server.ts'

const owner = useTestDatabase()
let group: LoadedGroup

beforeAll(async () => {
  group = await loadGroup(owner)
})

function open(person: PersonKey, id = newId(), year = 2027) {
  const now = new Date(`${year}-03-01T04:00:00Z`)
  const orgId = person === 'otherSubsidiaryRep' ? group.orgs.millSales : group.orgs.pressSales
  const form = { id, orgId, customerId: group.customerId, typeId: 'product-project', name: '压力机' }
  return group.as(person, (base) => openOpportunity({ ...base, ...form, now }))
}

async function numbersOf(opened: readonly { id: string }[]) {
  const ids = opened.map(({ id }) => id)
  const { rows } = await owner.query('SELECT number FROM opportunity WHERE id = ANY ($1) ORDER BY number', [ids])
  return rows.map(({ number }) => number)
}

test('opened twice by one form is one; the id of another’s is a conflict, in sight or not', async () => {
  const { id } = await open('owner')
  expect(await open('owner', id)).toEqual({ id, repeated: true })
  for (const person of ['manager', 'colleague', 'otherSubsidiaryRep'] as const) {
    await expect(open(person, id)).rejects.toMatchObject({ code: 'CONFLICT' })
  }
  const { rows } = await owner.query(`SELECT type FROM domain_event WHERE record_id = $1`, [id])
  expect(rows).toEqual([{ type: 'opportunity.opened' }])
})

test('case K03: a form pressed three times at once opens one opportunity, and each press is told of it', async () => {
  const id = newId()
  const pressed = await Promise.all([open('owner', id, 2034), open('owner', id, 2034), open('owner', id, 2034)])
  expect(pressed.map((each) => each.id)).toEqual([id, id, id])
  expect(pressed.filter(({ repeated }) => !repeated)).toHaveLength(1)
  expect(await numbersOf([...pressed, await open('owner', newId(), 2034)])).toEqual(['OPP-2034-0001', 'OPP-2034-0002'])
  const { rows } = await owner.query(`SELECT type FROM domain_event WHERE record_id = $1`, [id])
  expect(rows).toEqual([{ type: 'opportunity.opened' }])
})

test('numbers go on after what was loaded, year by year, whatever stands among them', async () => {
  const loaded = ['OPP-2031-0007', 'OPP-2031-0009', 'OPP-2031-99999999999', 'OPP-2031-x']
  for (const number of loaded) {
    const { dataset } = anOpportunity({ group, key: number, number })
    await insertDataset({ client: owner.client, dataset })
  }
  const opened = [await open('owner', newId(), 2031), await open('colleague', newId(), 2031)]
  expect(await numbersOf(opened)).toEqual(['OPP-2031-0010', 'OPP-2031-0011'])
  // One that somebody has by other ways is passed over.
  const { dataset } = anOpportunity({ group, key: 'taken', number: 'OPP-2031-0012' })
  await insertDataset({ client: owner.client, dataset })
  expect(await numbersOf([await open('owner', newId(), 2031)])).toEqual(['OPP-2031-0013'])
  expect(await numbersOf([await open('owner', newId(), 2032)])).toEqual(['OPP-2032-0001'])
})

test('openings at once get each their own number', async () => {
  const opened = await Promise.all(Array.from({ length: 6 }, () => open('owner', newId(), 2033)))
  expect(await numbersOf(opened)).toEqual([1, 2, 3, 4, 5, 6].map((number) => `OPP-2033-000${number}`))
})

test('case K03: a note written twice by one form is one, also at once; the id of something else is a conflict', async () => {
  const { id: opportunityId } = await open('owner')
  const write = (person: PersonKey, id: string, text = '客户要求看现场') =>
    group.as(person, (base) => writeNote({ ...base, opportunityId, id, text }))
  const id = newId()
  await Promise.all([write('owner', id), write('owner', id), write('owner', id)])
  const { rows } = await owner.query(`SELECT type FROM domain_event WHERE entity_id = $1`, [id])
  expect(rows).toEqual([{ type: 'note.written' }])
  await expect(write('manager', id)).rejects.toMatchObject({ code: 'CONFLICT' })
  await expect(write('owner', opportunityId)).rejects.toMatchObject({ code: 'CONFLICT' })
})
