import { beforeAll, expect, test } from 'vitest'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { changeOpportunity } from './change-opportunity.server.ts'

const owner = useTestDatabase()
let group: LoadedGroup
let ids: Record<'hidden' | 'own' | 'second' | 'elsewhere', string>

beforeAll(async () => {
  group = await loadGroup(owner)
  const add = async (key: string, more: Partial<Parameters<typeof anOpportunity>[0]> = {}) => {
    const { id, dataset } = anOpportunity({ group, key, ...more })
    await insertDataset({ client: owner.client, dataset })
    return id
  }
  ids = {
    hidden: await add('hidden', { owner_id: group.people.colleague, tender_number: 'ZB-2026-118', name: '不可见' }),
    own: await add('own'),
    second: await add('second'),
    elsewhere: await add('elsewhere', { org_id: group.orgs.millSales, owner_id: group.people.otherSubsidiaryRep }),
  }
})

const enter = (person: PersonKey, id: string, value: string) =>
  group.as(person, (base) => changeOpportunity({ ...base, id, field: 'tenderNumber', value, base: '' }))

test('a number that a hidden opportunity has is refused with its organisation and whom to ask, and nothing else', async () => {
  const failure = await enter('owner', ids.own, 'ZB-2026-118').catch((error: unknown) => error)
  expect(failure).toMatchObject({ code: 'DUPLICATE' })
  expect((failure as { details: unknown }).details).toEqual({
    field: 'tenderNumber',
    keeper: { zh: '自由锻营销部', en: 'Open-die Sales' },
    ask: {
      name: { zh: '许若兰', en: 'Xu Ruolan' },
      title: { zh: 'sales-manager', en: 'sales-manager' },
      email: 'manager@gantry.example',
    },
  })
  const { rows } = await owner.query('SELECT tender_number FROM opportunity WHERE id = $1', [ids.own])
  expect(rows).toEqual([{ tender_number: null }])
})

test('another organisation may bid under the same number', async () => {
  await enter('otherSubsidiaryRep', ids.elsewhere, 'ZB-2026-118')
})

test('of two who enter one number at once the second is told the same', async () => {
  const results = await Promise.allSettled([
    enter('owner', ids.own, 'ZB-2026-220'),
    enter('manager', ids.second, 'ZB-2026-220'),
  ])
  const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
  expect(refused).toMatchObject([{ code: 'DUPLICATE', details: { keeper: { zh: '自由锻营销部' } } }])
})

test('whoever may not change an opportunity learns nothing by it', async () => {
  const asked = await group.as(
    'hq',
    ({ tx }) => tx.$queryRaw<{ keeper: string | null }[]>`
      SELECT gantry.tender_keeper(${ids.own}::uuid, 'ZB-2026-118') AS keeper`,
  )
  expect(asked).toEqual([{ keeper: null }])
})
