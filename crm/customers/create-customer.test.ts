import { readFileSync } from 'node:fs'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { addTwoCompanies, type TwoCompanies } from '#tests/factories/two-companies.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { type CreateCustomerResult, createCustomer } from './create-customer.server.ts'
import { creditCodeCheck } from './credit-code.ts'
import { CreateCustomerSchema } from './customer.schema.ts'
import { findDuplicates } from './find-duplicates.server.ts'

const owner = useTestDatabase()
let group: TwoCompanies
beforeAll(async () => {
  group = await addTwoCompanies(owner)
})
beforeEach(async () => {
  await owner.query('TRUNCATE customer, domain_event CASCADE')
})

const code = (body: string) => `${body}${creditCodeCheck(body)}`

/** Enters a customer as the actor's own company. */
function enter(actor: Actor, name: string, more: Record<string, unknown> = {}): Promise<CreateCustomerResult> {
  const form = CreateCustomerSchema.parse({
    id: newId(),
    orgId: actor.writeCompanies[0],
    name,
    industry: 'mining',
    region: 'southwest',
    ...more,
  })
  return withActor(actor, (tx) => createCustomer({ tx, actor, ...form }))
}

async function entered(actor: Actor, name: string, more: Record<string, unknown> = {}): Promise<string> {
  const result = await enter(actor, name, more)
  if (!('id' in result)) throw new Error(`not saved: ${JSON.stringify(result)}`)
  return result.id
}

const rows = async (sql: string) => (await owner.query(sql)).rows

test('the id of a customer that another company keeps is a conflict, and not said to be saved', async () => {
  const id = await entered(group.forging.rep, '澄江矿业有限公司')
  await expect(enter(group.cranes.rep, '南屏钢铁有限公司', { id })).rejects.toMatchObject({ code: 'CONFLICT' })
})

test('a customer comes with its own company’s relationship, and both are on its timeline', async () => {
  const { rep, id: orgId } = group.forging
  const id = await entered(rep, ' 澄江矿业有限公司 ', { grade: 'B', city: '澄江' })
  expect(await rows('SELECT id, name, name_key, keeper_org_id, city FROM customer')).toEqual([
    { id, name: '澄江矿业有限公司', name_key: '澄江矿业', keeper_org_id: orgId, city: '澄江' },
  ])
  expect(await rows('SELECT org_id, customer_id, owner_id, grade FROM customer_relationship')).toEqual([
    { org_id: orgId, customer_id: id, owner_id: rep.personId, grade: 'B' },
  ])
  expect(await rows('SELECT type, org_id, record_type, record_id, actor_id FROM domain_event ORDER BY type')).toEqual(
    ['customer.created', 'relationship.opened'].map((type) => ({
      type,
      org_id: orgId,
      record_type: 'customer',
      record_id: id,
      actor_id: rep.personId,
    })),
  )
})

describe('the new-customer form against every pair of B06', () => {
  const read = (file: string) => JSON.parse(readFileSync(new URL(`../../tests/cases/${file}`, import.meta.url), 'utf8'))
  const pairs: { existing: string; new: string }[] = read('B06.input.json')
  const expected: { likely_same: number[]; not_same: number[] } = read('B06.expected.json')

  test.each(pairs.map((pair, index) => ({ ...pair, number: index + 1 })))(
    '$number: $existing / $new',
    async ({ existing, new: name, number }) => {
      const id = await entered(group.cranes.rep, existing)
      const result = await enter(group.forging.rep, name)
      if (expected.not_same.includes(number)) {
        expect(result).toMatchObject({ repeated: false })
        return
      }
      expect(expected.likely_same).toContain(number)
      expect(result).toMatchObject({
        likely: [{ id, level: 'likely', keeper: { id: group.cranes.id, name: { zh: '中嵩起重' } }, ours: [] }],
      })
      const [likely] = 'likely' in result ? result.likely : []
      expect(likely?.reasons.length).toBeGreaterThan(0)
      expect(await rows('SELECT id FROM customer')).toEqual([{ id }])
      // The person decides: named as another company, it is saved.
      expect(await enter(group.forging.rep, name, { notSame: [id] })).toMatchObject({ repeated: false })
    },
  )

  test('6 to 9 are offered as similar while the name is typed, 13 is not', async () => {
    const offered: number[] = []
    for (const number of expected.not_same) {
      await owner.query('TRUNCATE customer CASCADE')
      const pair = pairs[number - 1]
      if (!pair) throw new Error(`no pair ${number}`)
      await entered(group.cranes.rep, pair.existing)
      const { rep } = group.forging
      const duplicates = await withActor(rep, (tx) => findDuplicates({ tx, actor: rep, name: pair.new }))
      if (duplicates.some(({ level }) => level === 'similar')) offered.push(number)
    }
    expect(offered).toEqual([6, 7, 8, 9])
  })
})

describe('the same credit code', () => {
  const creditCode = code('91530400MA6K3P2X1')

  test('is refused outright, whatever the name, with the keeper and whom to ask and nothing of the relationship', async () => {
    const id = await entered(group.cranes.rep, '澄江矿业有限公司', { creditCode, grade: 'A' })
    const result = await enter(group.forging.rep, '另一个名字的公司', { creditCode, notSame: [id] })
    expect(result).toEqual({
      exists: {
        id,
        name: { zh: '澄江矿业有限公司', en: '澄江矿业有限公司' },
        keeper: {
          id: group.cranes.id,
          name: { zh: '中嵩起重', en: 'Zhongsong Cranes' },
          ask: { name: { zh: '吴建业', en: '吴建业' }, title: null, email: group.cranes.head.email },
        },
        level: 'same-code',
        reasons: [{ kind: 'credit-code' }],
        ours: [],
      },
    })
    expect(await rows('SELECT id FROM customer')).toEqual([{ id }])
  })

  test('typed in another width and case is the same', async () => {
    await entered(group.cranes.rep, '澄江矿业有限公司', { creditCode })
    const typed = ` ${creditCode.toLowerCase().slice(0, 9)}-${creditCode.slice(9)}`
    expect(await enter(group.forging.rep, '别的公司', { creditCode: typed })).toHaveProperty('exists')
  })

  test('two likely names with different codes say so, and are still the person’s to decide', async () => {
    const id = await entered(group.cranes.rep, '澄江矿业有限公司', { creditCode })
    const other = code('91530400MA6K3P2X2')
    expect(await enter(group.forging.rep, '澄江矿业', { creditCode: other })).toMatchObject({
      likely: [{ id, reasons: [{ kind: 'legal-form' }, { kind: 'other-code' }] }],
    })
  })
})

test.each([
  ['云岭水泥（西南）有限公司', '云岭水泥西南有限公司'],
  ['云岭（西南）水泥有限公司', '云岭西南水泥有限公司'],
  ['ABC (China) Co., Ltd.', 'ABC China Company Limited'],
])('%s and %s are found from either side', async (one, other) => {
  for (const [existing, name] of [
    [one, other],
    [other, one],
  ] as const) {
    await owner.query('TRUNCATE customer CASCADE')
    const id = await entered(group.cranes.rep, existing)
    const result = await enter(group.forging.rep, name)
    expect(result).toMatchObject({ likely: [{ id }] })
    expect('likely' in result && result.likely[0]?.reasons).toContainEqual({ kind: 'brackets' })
  }
})

test('a name typed in Latin letters finds the company by its transcription', async () => {
  const id = await entered(group.cranes.rep, '澄江矿业有限公司', { nameLatin: 'Chengjiang Mining' })
  const likely = { likely: [{ id, reasons: [{ kind: 'latin-name' }] }] }
  expect(await enter(group.forging.rep, 'Chengjiang Mining Co., Ltd.')).toMatchObject(likely)
  expect(await enter(group.forging.rep, '程江矿业', { nameLatin: 'CHENGJIANG MINING' })).toMatchObject(likely)
})

test('the same company from two companies at the same moment is one record; the other is shown it', async () => {
  const wordings = ['澄江矿业有限公司', '澄江矿业有限责任公司']
  for (let round = 0; round < 10; round++) {
    await owner.query('TRUNCATE customer CASCADE')
    const actors = [group.forging.rep, group.cranes.rep]
    const results = await Promise.all(actors.map((actor, index) => enter(actor, wordings[index] ?? '')))
    const saved = results.filter((result) => 'id' in result)
    const shown = results.filter((result) => 'likely' in result)
    expect([saved.length, shown.length]).toEqual([1, 1])
    expect(await rows('SELECT count(*)::int AS count FROM customer')).toEqual([{ count: 1 }])
  }
})

test('case K03: one form sent twice saves one customer', async () => {
  const id = newId()
  const results = await Promise.all([1, 2].map(() => enter(group.forging.rep, '澄江矿业有限公司', { id })))
  expect(results.map((result) => 'repeated' in result && result.repeated).sort()).toEqual([false, true])
  expect(await rows('SELECT id FROM customer')).toEqual([{ id }])
  expect(await rows("SELECT type FROM domain_event WHERE type = 'customer.created'")).toHaveLength(1)
})

test('nobody enters a customer for a company that is not theirs, nor without selling', async () => {
  await expect(enter(group.forging.rep, '澄江矿业', { orgId: group.cranes.id })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
  await expect(enter(group.headquarters, '澄江矿业', { orgId: group.groupId })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
  expect(await rows('SELECT id FROM customer')).toEqual([])
})

test.each([
  [{ name: '  ' }, 'name', 'form.required'],
  [{ name: '——' }, 'name', 'form.name'],
  [{ name: '长'.repeat(121) }, 'name', 'form.tooLong'],
  [{ creditCode: '91530400MA6K3P2X10' }, 'creditCode', 'form.creditCode'],
  [{ creditCode: '123' }, 'creditCode', 'form.creditCode'],
  [{ industry: 'piracy' }, 'industry', 'form.required'],
  [{ region: '' }, 'region', 'form.required'],
])('%j is told at %s', (wrong, field, message) => {
  const good = { id: newId(), orgId: newId(), name: '澄江矿业', industry: 'mining', region: 'southwest' }
  const { error } = CreateCustomerSchema.safeParse({ ...good, ...wrong })
  expect(error?.issues.map((issue) => [issue.path.join('.'), issue.message])).toContainEqual([field, message])
})
