import { beforeAll, expect, test } from 'vitest'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { getRule, listRules } from './list-rules.server.ts'
import { nameRules } from './name-rules.server.ts'

const owner = useTestDatabase()
const context = { timeZone: 'Asia/Shanghai', currency: 'CNY' }
let group: LoadedGroup

beforeAll(async () => {
  group = await loadGroup(owner)
  await installShippedRules()
})

/** What is read while the wording of one rule is another. */
async function withBody<T>(sql: string, read: () => Promise<T>): Promise<T> {
  const [row] = (await owner.query(`SELECT body FROM rule_version WHERE rule_id = 'WN-03'`)).rows
  await owner.query(`UPDATE rule_version SET body = ${sql} WHERE rule_id = 'WN-03'`)
  try {
    return await read()
  } finally {
    await owner.query(`UPDATE rule_version SET body = $1 WHERE rule_id = 'WN-03'`, [row?.body])
  }
}

const list = () => group.as('admin', listRules)
const get = () => group.as('admin', ({ tx, actor }) => getRule({ tx, actor, id: 'WN-03', ...context }))
const names = () => group.as('admin', ({ tx }) => nameRules({ tx, ids: ['WN-03'] }))

test('a rule that cannot be read stands among the others by its name', async () => {
  const before = await list()
  const after = await withBody(`body - 'condition'`, list)
  const found = before.find(({ id }) => id === 'WN-03')
  expect(found).toMatchObject({ owner: expect.any(String), name: { en: 'Expected signing date near' } })
  expect(after).toEqual(before.map((row) => (row.id === 'WN-03' ? { ...row, owner: null, cases: 0 } : row)))
})

test('by its number where not even the name can be read, and so in the timelines', async () => {
  const numbered = { zh: 'WN-03', en: 'WN-03' }
  const listed = await withBody(`'{"name": "x"}'`, list)
  expect(listed.find(({ id }) => id === 'WN-03')).toMatchObject({ name: numbered, owner: null })
  expect(await withBody(`'[5]'`, names)).toEqual(new Map([['WN-03', numbered]]))
})

test('its own page says so instead of a wording: also of a subject or a fact that this version has not', async () => {
  expect(await get()).toMatchObject([{ id: 'WN-03', wording: { owner: expect.any(String) } }])
  const unreadable = [{ id: 'WN-03', name: { en: 'Expected signing date near' }, status: 'active', wording: null }]
  expect(await withBody(`body - 'condition'`, get)).toMatchObject(unreadable)
  expect(await withBody(`body || '{"subject": "spaceship"}'`, get)).toMatchObject(unreadable)
  const unknown = `body || '{"condition": {"all": [{"fact": "spin", "operator": "equal", "value": 5}]}}'`
  expect(await withBody(unknown, get)).toMatchObject(unreadable)
})

test('a row of a route table says what it routes and whom it asks, and its margin only to who sees costs', async () => {
  expect((await list()).find(({ id }) => id === 'AR-05')).toMatchObject({ routes: 'contract', to: null, cases: 4 })
  expect((await list()).find(({ id }) => id === 'AR-21')).toMatchObject({ routes: 'stage-exception' })
  const read = (person: 'admin' | 'owner') =>
    group.as(person, ({ tx, actor }) => getRule({ tx, actor, id: 'AR-05', ...context }))
  const [told] = await read('admin')
  expect(told?.wording).toMatchObject({
    condition: { children: [{ text: { zh: '毛利率低于 12%' } }] },
    route: [{ zh: '部门与财务会签' }, { zh: '单位负责人' }, { zh: '集团审批' }],
  })
  expect(told?.wording?.cases).toHaveLength(4)
  const [hidden] = await read('owner')
  expect(hidden?.wording?.cases).toEqual([])
  expect(JSON.stringify(hidden?.wording)).not.toContain('12')
})
