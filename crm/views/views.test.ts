import { beforeAll, beforeEach, expect, test } from 'vitest'
import { findOpportunities } from '#crm/opportunities/find-opportunities.server.ts'
import { OpportunityFilterSchema } from '#crm/opportunities/opportunity-list.schema.ts'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { findViews } from './find-views.server.ts'
import { overwriteView } from './overwrite-view.server.ts'
import { removeView } from './remove-view.server.ts'
import { renameView } from './rename-view.server.ts'
import { restoreView } from './restore-view.server.ts'
import { saveView } from './save-view.server.ts'
import { setDefaultView } from './set-default-view.server.ts'

type Person = Parameters<LoadedGroup['as']>[0]

const owner = useTestDatabase()
let group: LoadedGroup

beforeAll(async () => {
  group = await loadGroup(owner)
})
beforeEach(() => owner.query('DELETE FROM default_view; DELETE FROM saved_view; TRUNCATE domain_event'))

const list = 'opportunities' as const
const saved = { list, drawn: 'table' as const, query: 'mine=1&min=5000000&sort=amount', sharedWith: 'me' }
const save = (person: Person, name: string, change: Partial<Parameters<typeof saveView>[0]> = {}) =>
  group.as(person, (base) => saveView({ ...base, ...saved, id: newId(), name, ...change }))
const views = async (person: Person) => (await group.as(person, (base) => findViews({ ...base, list }))).rows
const names = async (person: Person) => (await views(person)).map(({ name }) => name)
const refusal = (key: string, field: string) => ({ code: 'BAD_INPUT', details: { key, field } })
const events = async () => (await owner.query('SELECT type, before, after FROM domain_event ORDER BY id')).rows

test('a view keeps its name, its list, its conditions and how it is drawn; the same form sent twice is one view', async () => {
  const id = newId()
  const [one, other] = await Promise.all([save('owner', '我的大单', { id }), save('owner', '我的大单', { id })])
  expect([one, other]).toEqual([{ id }, { id }])
  expect(await save('owner', '我的大单', { id })).toEqual({ id })
  expect(await views('owner')).toEqual([
    {
      id,
      name: '我的大单',
      drawn: 'table',
      query: 'mine=1&min=5000000&sort=amount',
      lost: [],
      sharedWith: 'me',
      org: null,
      owner: { id: group.people.owner, name: { zh: '周启明', en: 'Zhou Qiming' } },
      mine: true,
      version: 1,
    },
  ])
  // What somebody keeps for themselves is not told to whoever oversees their company.
  expect(await events()).toEqual([
    {
      type: 'view.saved',
      before: null,
      after: { list: 'opportunities', drawn: 'table', sharedWith: 'me', orgId: null },
    },
  ])
})

test('an id that is somebody else’s view is a conflict', async () => {
  const { id } = await save('owner', '甲')
  await expect(save('colleague', '乙', { id })).rejects.toMatchObject({ code: 'CONFLICT' })
})

test('a name stands once in a list, in whatever case, for its owner alone', async () => {
  await save('owner', 'Big ones')
  await expect(save('owner', 'BIG ones')).rejects.toMatchObject(refusal('form.viewNameTaken', 'name'))
  await save('owner', 'Big ones', { list: 'customers', query: 'grade=A' })
  await save('colleague', 'Big ones')
  const [first] = await views('owner')
  await save('owner', 'Small ones')
  const rename = { id: first?.id ?? '', version: 1, name: 'small ones', sharedWith: 'me' }
  await expect(group.as('owner', (base) => renameView({ ...base, ...rename }))).rejects.toMatchObject(
    refusal('form.viewNameTaken', 'name'),
  )
  expect((await views('owner')).map(({ version }) => version)).toEqual([1, 1])
})

test('shared with a department it is for who belongs there, with a subsidiary for all below it, with the group for everybody', async () => {
  const { pressSales, presses } = group.orgs
  await save('owner', '部门的', { sharedWith: pressSales })
  await save('owner', '公司的', { sharedWith: presses })
  await save('owner', '自己的')
  await save('hq', '集团的', { sharedWith: 'group' })
  expect(await names('owner')).toEqual(['公司的', '自己的', '部门的', '集团的'])
  expect(await names('colleague')).toEqual(['公司的', '部门的', '集团的'])
  expect(await names('teamMember')).toEqual(['公司的', '集团的'])
  expect(await names('head')).toEqual(['公司的', '集团的'])
  expect(await names('otherSubsidiary')).toEqual(['集团的'])
  expect(await names('admin')).toEqual(['集团的'])
  expect((await views('colleague'))[0]).toMatchObject({
    mine: false,
    org: { id: presses },
    owner: { id: group.people.owner },
  })
})

test('nobody shares where they don’t belong, and with the whole group only headquarters and administrators', async () => {
  const refused = refusal('form.viewShare', 'sharedWith')
  await expect(save('owner', '一', { sharedWith: 'group' })).rejects.toMatchObject(refused)
  await expect(save('legal', '一', { sharedWith: 'group' })).rejects.toMatchObject(refused)
  await expect(save('owner', '一', { sharedWith: group.orgs.mills })).rejects.toMatchObject(refused)
  await expect(save('hq', '一', { sharedWith: group.orgs.group })).rejects.toMatchObject(refused)
  await save('admin', '一', { sharedWith: 'group' })
  const { shareable } = await group.as('owner', (base) => findViews({ ...base, list }))
  expect(shareable).toMatchObject({ orgs: [{ id: group.orgs.pressSales }, { id: group.orgs.presses }], group: false })
})

test('a view is changed by its owner, from what they saw', async () => {
  const { id } = await save('owner', '甲', { sharedWith: group.orgs.presses })
  const change = { id, version: 1, name: '乙', sharedWith: 'me' }
  await expect(group.as('colleague', (base) => renameView({ ...base, ...change }))).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
  await expect(group.as('otherSubsidiary', (base) => renameView({ ...base, ...change }))).rejects.toMatchObject({
    code: 'NOT_FOUND',
    details: { key: 'form.viewGone' },
  })
  await group.as('owner', (base) => renameView({ ...base, ...change }))
  await expect(group.as('owner', (base) => renameView({ ...base, ...change }))).rejects.toMatchObject({
    code: 'CONFLICT',
  })
  await group.as('owner', (base) =>
    overwriteView({
      ...base,
      id,
      version: 2,
      drawn: 'board',
      query: 'mine=1&sort=name&stage=product-project.bid&type=product-project',
    }),
  )
  expect(await views('owner')).toMatchObject([
    { name: '乙', drawn: 'board', query: 'mine=1&type=product-project', version: 3 },
  ])
  expect(await names('colleague')).toEqual([])
  expect(await events()).toMatchObject([
    { type: 'view.saved' },
    {
      type: 'view.changed',
      before: { name: '甲', sharedWith: 'organisation' },
      after: { sharedWith: 'me', orgId: null },
    },
    { type: 'view.changed', before: { drawn: 'table' }, after: { drawn: 'board' } },
  ])
  expect(JSON.stringify(await events())).not.toContain('乙')
})

test('taken away it is gone for everybody, and comes back as it was; unless its name is taken meanwhile', async () => {
  const { id } = await save('owner', '甲', { sharedWith: group.orgs.presses })
  await group.as('colleague', (base) => setDefaultView({ ...base, list, viewId: id }))
  await group.as('owner', (base) => removeView({ ...base, id, version: 1 }))
  expect(await names('colleague')).toEqual([])
  expect((await group.as('colleague', (base) => findViews({ ...base, list }))).defaultId).toBeNull()
  const again = group.as('owner', (base) => removeView({ ...base, id, version: 2 }))
  await expect(again).rejects.toMatchObject({ code: 'NOT_FOUND', details: { key: 'form.viewGone' } })
  const chosen = group.as('colleague', (base) => setDefaultView({ ...base, list, viewId: id }))
  await expect(chosen).resolves.toBeUndefined()
  await group.as('owner', (base) => restoreView({ ...base, id, version: 2 }))
  expect(await names('colleague')).toEqual(['甲'])
  expect((await group.as('colleague', (base) => findViews({ ...base, list }))).defaultId).toBe(id)
  await group.as('owner', (base) => removeView({ ...base, id, version: 3 }))
  await save('owner', '甲')
  await expect(group.as('owner', (base) => restoreView({ ...base, id, version: 4 }))).rejects.toMatchObject(
    refusal('form.viewNameTaken', 'name'),
  )
  // Shared, it is told of whole.
  const was = {
    list,
    name: '甲',
    query: saved.query,
    drawn: 'table',
    sharedWith: 'organisation',
    orgId: group.orgs.presses,
  }
  expect(await events()).toMatchObject([
    { type: 'view.saved' },
    { type: 'person.default-view-set' },
    { type: 'view.removed', before: was, after: null },
    { type: 'view.restored', before: null, after: was },
    { type: 'view.removed', before: was, after: null },
    { type: 'view.saved' },
  ])
})

test('of a view that somebody kept for themselves its removal tells neither name nor conditions', async () => {
  const { id } = await save('owner', '甲')
  await group.as('owner', (base) => removeView({ ...base, id, version: 1 }))
  await group.as('owner', (base) => restoreView({ ...base, id, version: 2 }))
  const told = { list, drawn: 'table', sharedWith: 'me', orgId: null }
  expect((await events()).slice(1)).toEqual([
    { type: 'view.removed', before: told, after: null },
    { type: 'view.restored', before: null, after: told },
  ])
})

test('everybody chooses for themselves what a list opens with, among the views of that list that they see', async () => {
  const { id } = await save('owner', '甲', { sharedWith: group.orgs.pressSales })
  const choose = (person: Person, viewId: string | null, of: 'opportunities' | 'customers' = list) =>
    group.as(person, (base) => setDefaultView({ ...base, list: of, viewId }))
  await choose('colleague', id)
  await choose('colleague', id)
  const chosen = async (person: Person) => (await group.as(person, (base) => findViews({ ...base, list }))).defaultId
  expect(await chosen('colleague')).toBe(id)
  expect(await chosen('owner')).toBeNull()
  await expect(choose('otherSubsidiary', id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(choose('colleague', id, 'customers')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await choose('colleague', null)
  expect(await chosen('colleague')).toBeNull()
  expect((await events()).filter(({ type }) => type === 'person.default-view-set')).toMatchObject([
    { before: { viewId: null }, after: { viewId: id } },
    { before: { viewId: id }, after: { viewId: null } },
  ])
})

test('an old view is opened with what still holds, and says what it has lost', async () => {
  const { id } = await save('owner', '旧的')
  await owner.query('UPDATE saved_view SET query = $2 WHERE id = $1', [
    id,
    'mine=1&phase=early&min=many&stage=product-project.bid,product-project.sold&sort=amount&cursor=x',
  ])
  expect(await views('owner')).toMatchObject([
    { query: 'mine=1&stage=product-project.bid&sort=amount', lost: ['phase', 'min', 'stage'] },
  ])
})

test('a shared view shows each reader what that reader may see', async () => {
  for (const [key, person, org_id] of [
    ['mine', 'owner', group.orgs.pressSales],
    ['theirs', 'colleague', group.orgs.pressSales],
  ] as const) {
    const { dataset } = anOpportunity({ group, key, owner_id: group.people[person], org_id, amount: '8000000.00' })
    await insertDataset({ client: owner.client, dataset })
  }
  await save('manager', '我的大单', { sharedWith: group.orgs.presses })
  const shown = (person: Person) =>
    group.as(person, async (base) => {
      const [view] = (await findViews({ ...base, list })).rows
      const filter = OpportunityFilterSchema.parse(Object.fromEntries(new URLSearchParams(view?.query)))
      return (await findOpportunities({ ...base, filter })).rows.map((row) => row.owner.id)
    })
  expect(await shown('owner')).toEqual([group.people.owner])
  expect(await shown('colleague')).toEqual([group.people.colleague])
  expect(await shown('manager')).toEqual([])
})
