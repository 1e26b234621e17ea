import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { addTwoCompanies, type TwoCompanies } from '#tests/factories/two-companies.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { changeCustomer } from './change-customer.server.ts'
import { changeRelationship } from './change-relationship.server.ts'
import { createCustomer } from './create-customer.server.ts'
import { abilitiesOnCustomer } from './customer.policy.ts'
import { ChangeCustomerSchema, CreateCustomerSchema } from './customer.schema.ts'
import { getCustomer } from './get-customer.server.ts'
import { getCustomerTimeline } from './get-customer-timeline.server.ts'
import { openRelationship } from './open-relationship.server.ts'

const owner = useTestDatabase()
let group: TwoCompanies
let id: string
beforeAll(async () => {
  group = await addTwoCompanies(owner)
})
beforeEach(async () => {
  await owner.query('TRUNCATE customer, domain_event CASCADE')
  id = await enter('澄江矿业有限公司', { nameLatin: 'Chengjiang Mining', creditCode: '91330100799655058B' })
})

async function enter(name: string, more: Record<string, unknown> = {}): Promise<string> {
  const actor = group.forging.rep
  const form = { id: newId(), orgId: group.forging.id, name, industry: 'mining', region: 'southwest', ...more }
  const result = await withActor(actor, (tx) =>
    createCustomer({ tx, actor, ...CreateCustomerSchema.parse(form), now: new Date('2026-11-20T08:00:00Z') }),
  )
  if (!('id' in result)) throw new Error('not saved')
  return result.id
}

const change = (actor: Actor, edit: Omit<Parameters<typeof changeCustomer>[0], 'tx' | 'actor' | 'id'>) =>
  withActor(actor, (tx) => changeCustomer({ tx, actor, id, ...edit }))
const row = async () => (await owner.query('SELECT * FROM customer WHERE id = $1', [id])).rows[0]
const seen = (actor: Actor) => withActor(actor, (tx) => getCustomer({ tx, id }))
const timeline = (actor: Actor) => withActor(actor, (tx) => getCustomerTimeline({ tx, customerId: id }))

describe('a field of the master record', () => {
  test('changes, with what was there before on the timeline', async () => {
    expect(await change(group.forging.rep, { field: 'industry', value: 'coal', base: 'mining' })).toEqual({
      changed: true,
    })
    expect(await row()).toMatchObject({ industry: 'coal', version: 2 })
    const { entries } = await timeline(group.forging.manager)
    expect(entries[0]).toMatchObject({
      type: 'customer.changed',
      by: { id: group.forging.rep.personId, name: { zh: '周启明' } },
      org: { zh: '中嵩锻压' },
      changes: [{ field: 'industry', before: 'mining', after: 'coal' }],
    })
  })

  test('that somebody changed meanwhile is a conflict, with who and what; what they wrote stays', async () => {
    await change(group.forging.manager, { field: 'city', value: '昆明', base: '' })
    const attempt = change(group.forging.rep, { field: 'city', value: '玉溪', base: '' })
    await expect(attempt).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { field: 'city', theirs: '昆明', by: { zh: '贺文澜' } },
    })
    expect(await row()).toMatchObject({ city: '昆明' })
  })

  test('two fields at once don’t disturb each other, two of one field leave one winner', async () => {
    await Promise.all([
      change(group.forging.rep, { field: 'city', value: '玉溪', base: '' }),
      change(group.forging.manager, { field: 'region', value: 'south', base: 'southwest' }),
    ])
    expect(await row()).toMatchObject({ city: '玉溪', region: 'south' })
    const results = await Promise.allSettled(
      ['coal', 'steel'].map((value) => change(group.forging.rep, { field: 'industry', value, base: 'mining' })),
    )
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('is its keeper’s: another company sees it and may not', async () => {
    for (const actor of [group.cranes.head, group.headquarters]) {
      expect(await seen(actor)).toMatchObject({ name: { zh: '澄江矿业有限公司' } })
      await expect(change(actor, { field: 'city', value: '昆明', base: '' })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      })
    }
    expect(await row()).toMatchObject({ city: null, version: 1 })
  })

  test('written as it stands changes nothing', async () => {
    expect(await change(group.forging.rep, { field: 'industry', value: 'mining', base: 'x' })).toEqual({
      changed: false,
    })
    expect(await row()).toMatchObject({ version: 1 })
  })
})

describe('a new name', () => {
  test('takes its key along and drops the old transcription', async () => {
    await change(group.forging.rep, { field: 'name', value: '滇中矿业（集团）有限公司', base: '澄江矿业有限公司' })
    expect(await row()).toMatchObject({ name_key: '滇中矿业集团', name_latin: null })
  })

  test('that is likely another customer’s is shown, and saved when the person says that it is not', async () => {
    const other = await enter('云岭水泥(西南)有限公司')
    const edit = { field: 'name', value: '云岭水泥（西南）有限责任公司', base: '澄江矿业有限公司' } as const
    expect(await change(group.forging.rep, edit)).toMatchObject({ likely: [{ id: other }] })
    expect(await row()).toMatchObject({ name: '澄江矿业有限公司' })
    expect(await change(group.forging.rep, { ...edit, notSame: [other] })).toEqual({ changed: true })
  })

  test('in another wording of itself is no duplicate', async () => {
    const edit = { field: 'name', value: '澄江矿业有限责任公司', base: '澄江矿业有限公司' } as const
    expect(await change(group.forging.rep, edit)).toEqual({ changed: true })
  })
})

test('a credit code that another customer has is refused', async () => {
  const other = await enter('云岭水泥有限公司', { creditCode: '914403001922038216' })
  const edit = { field: 'creditCode', value: '914403001922038216', base: '91330100799655058B' } as const
  expect(await change(group.forging.rep, edit)).toMatchObject({ exists: { id: other, level: 'same-code' } })
})

test('the form reads each field by its own rules', () => {
  const read = (field: string, value: string) => {
    const { data, error } = ChangeCustomerSchema.safeParse({ field, value, base: '' })
    return data ? data.value : error?.issues.map((issue) => [issue.path.join('.'), issue.message])
  }
  expect(read('creditCode', '9133 0100 7996 5505 8b')).toBe('91330100799655058B')
  expect(read('creditCode', '')).toBeNull()
  expect(read('creditCode', '91330100799655058C')).toEqual([['value', 'form.creditCode']])
  expect(read('name', ' ')).toContainEqual(['value', 'form.required'])
  expect(read('keeperOrgId', 'x')).toContainEqual(['field', expect.any(String)])
})

describe('a company’s own relationship', () => {
  const take = (actor: Actor, orgId: string) =>
    withActor(actor, (tx) => openRelationship({ tx, actor, customerId: id, orgId }))

  test('opens once under an existing customer, and is seen by its company and headquarters only', async () => {
    const { rep, id: orgId } = group.cranes
    expect(await take(rep, orgId)).toEqual({ repeated: false })
    expect(await take(rep, orgId)).toEqual({ repeated: true })
    const orgs = async (actor: Actor) => (await seen(actor)).relationships.map(({ org }) => org.id).sort()
    expect(await orgs(rep)).toEqual([orgId])
    expect(await orgs(group.forging.head)).toEqual([group.forging.id])
    expect(await orgs(group.headquarters)).toEqual([orgId, group.forging.id].sort())
    const types = async (actor: Actor) => (await timeline(actor)).entries.map(({ type }) => type)
    expect(await types(rep)).toEqual(['relationship.opened'])
    expect(await types(group.forging.rep)).toEqual(expect.arrayContaining(['customer.created', 'relationship.opened']))
    expect(await types(group.forging.rep)).toHaveLength(2)
  })

  test('opens for nobody else’s company, and under no unknown customer', async () => {
    await expect(take(group.cranes.rep, group.forging.id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const { rep, id: orgId } = group.cranes
    await expect(
      withActor(rep, (tx) => openRelationship({ tx, actor: rep, customerId: newId(), orgId })),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('begins with the activities that were before it, and follows those that come', async () => {
    const { rep, id: orgId, salesId } = group.cranes
    const log = (on: string, status: string) =>
      owner.query(
        `INSERT INTO activity (id, org_id, customer_id, person_id, kind, purpose, status, on_date, done_at, subject)
          VALUES (gen_random_uuid(), $1, $2, $3, 'call', 'technical', $4::text, $5,
            CASE WHEN $4::text = 'done' THEN now() END, 'x')`,
        [salesId, id, rep.personId, status, on],
      )
    const last = async () => (await seen(rep)).relationships[0]?.lastActivityOn
    await log('2026-03-01', 'done')
    await log('2026-09-01', 'planned')
    await take(rep, orgId)
    expect(await last()).toBe('2026-03-01')
    await log('2026-04-01', 'done')
    expect(await last()).toBe('2026-04-01')
    await log('2026-02-01', 'done')
    expect(await last()).toBe('2026-04-01')
    expect((await seen(group.forging.rep)).relationships[0]?.lastActivityOn).toBeNull()
  })

  test('changes grade and owner within the company, told on the timeline by name', async () => {
    const { rep, manager } = group.forging
    const relationshipId = (await seen(rep)).relationships[0]?.id ?? ''
    const edit = (actor: Actor, field: 'grade' | 'ownerId', value: string | null, base: string) =>
      withActor(actor, (tx) => changeRelationship({ tx, actor, relationshipId, field, value, base }))
    await edit(manager, 'grade', 'A', '')
    await edit(rep, 'ownerId', manager.personId, rep.personId)
    expect((await seen(rep)).relationships[0]).toMatchObject({ grade: 'A', owner: { id: manager.personId } })
    const [latest] = (await timeline(rep)).entries
    expect(latest?.changes).toEqual([
      { field: 'ownerId', before: { zh: '周启明', en: '周启明' }, after: { zh: '贺文澜', en: '贺文澜' } },
    ])
    await expect(edit(rep, 'grade', 'B', '')).rejects.toMatchObject({ code: 'CONFLICT', details: { theirs: 'A' } })
    await expect(edit(rep, 'ownerId', group.cranes.rep.personId, manager.personId)).rejects.toMatchObject({
      code: 'BAD_INPUT',
    })
    await expect(edit(group.cranes.head, 'grade', 'D', 'A')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(edit(group.headquarters, 'grade', 'D', 'A')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})

test('the policy file and the database agree on who may write', async () => {
  const people = { ...group.forging, cranesHead: group.cranes.head, headquarters: group.headquarters }
  for (const [name, actor] of Object.entries(people)) {
    if (typeof actor === 'string') continue
    const may = abilitiesOnCustomer(actor, await seen(actor))
    const locked = await withActor(actor, (tx) => tx.$queryRaw<unknown[]>`SELECT id FROM customer FOR UPDATE`)
    // Service keeps contacts and no master data, though its company is the keeper: a narrower policy, never a wider one.
    expect([name, may.edit]).toEqual([name, locked.length > 0 && name !== 'service'])
    expect([name, may.addContactFor.length > 0]).toEqual([name, locked.length > 0])
    expect([name, may.logFor.length > 0]).toEqual([name, locked.length > 0])
  }
  expect(abilitiesOnCustomer(group.cranes.rep, await seen(group.cranes.rep)).openFor).toEqual([group.cranes.id])
  expect(abilitiesOnCustomer(group.forging.rep, await seen(group.forging.rep)).openFor).toEqual([])
})
