import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { addActor, addTwoCompanies, type TwoCompanies } from '#tests/factories/two-companies.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { createCustomer } from './create-customer.server.ts'
import { CreateCustomerSchema } from './customer.schema.ts'
import type { CustomerFilter } from './customer-list.schema.ts'
import { explainNoCustomers } from './explain-no-customers.server.ts'
import { findPossibleOwners } from './find-possible-owners.server.ts'
import { getCustomerBusiness } from './get-customer-business.server.ts'
import { listCompanies } from './list-companies.server.ts'

const owner = useTestDatabase()
let group: TwoCompanies
let customerId: string

beforeAll(async () => {
  group = await addTwoCompanies(owner)
  const actor = group.forging.rep
  customerId = newId()
  const form = { id: customerId, orgId: group.forging.id, name: '晋岳特钢集团', industry: 'steel', region: 'north' }
  await withActor(actor, (tx) => createCustomer({ tx, actor, ...CreateCustomerSchema.parse(form) }))
  await owner.query(`INSERT INTO opportunity_type (id, name_zh, name_en) VALUES ('product', '产品', 'Product')`)
  await owner.query(`INSERT INTO stage (id, type_id, position, name_zh, name_en, win_probability, expected_days) VALUES
    ('product.one', 'product', 1, '一', 'One', 20, 30), ('product.two', 'product', 2, '二', 'Two', 50, 30)`)
  const add = (values: Record<string, unknown>) => {
    const row = {
      id: newId(),
      customer_id: customerId,
      type_id: 'product',
      stage_id: 'product.two',
      stage_entered_at: '2026-11-01',
      win_probability: 50,
      currency: 'CNY',
      status: 'open',
      ...values,
    }
    const columns = Object.keys(row)
    return owner.query(
      `INSERT INTO opportunity (${columns}) VALUES (${columns.map((_, at) => `$${at + 1}`)})`,
      Object.values(row),
    )
  }
  const forging = { org_id: group.forging.salesId, owner_id: group.forging.rep.personId }
  const cranes = { org_id: group.cranes.salesId, owner_id: group.cranes.rep.personId }
  await add({ ...forging, number: 'OPP-2026-0001', name: '快锻机', amount: '10.10', expected_sign_on: '2027-02-01' })
  await add({ ...forging, number: 'OPP-2026-0002', name: '操作机', amount: '20.20', expected_sign_on: '2027-01-01' })
  await add({ ...forging, number: 'OPP-2026-0003', name: '大修', amount: '5.00', currency: 'EUR' })
  await add({ ...forging, number: 'OPP-2025-0001', name: '压机', amount: '7.00', status: 'won' })
  await add({ ...forging, number: 'OPP-2025-0002', name: '备件', status: 'lost', expected_sign_on: '2025-01-01' })
  await add({ ...cranes, number: 'OPP-2026-0004', name: '铸造起重机', amount: '100.00' })
  for (const [on, kind, status] of [
    ['2025-12-31', 'visit', 'done'],
    ['2026-01-01', 'visit', 'done'],
    ['2026-11-02', 'call', 'done'],
    ['2026-12-02', 'visit', 'planned'],
    ['2026-11-03', 'visit', 'cancelled'],
  ]) {
    await owner.query(
      `INSERT INTO activity (id, org_id, customer_id, person_id, kind, purpose, status, on_date, done_at, subject)
        VALUES (gen_random_uuid(), $1, $2, $3, $4, 'technical', $5::text, $6, CASE WHEN $5::text = 'done' THEN now() END, 'x')`,
      [forging.org_id, customerId, forging.owner_id, kind, status, on],
    )
  }
})

const business = (actor: Actor, now = new Date('2026-11-25T08:00:00Z')) =>
  withActor(actor, (tx) => getCustomerBusiness({ tx, customerId, timeZone: 'Asia/Shanghai', now }))

describe('what goes on with a customer', () => {
  test('is summed by currency, of what the actor sees and nothing else', async () => {
    expect((await business(group.forging.rep)).open).toEqual({
      count: 3,
      totals: [
        { currency: 'CNY', amount: '30.30', weighted: '15.15' },
        { currency: 'EUR', amount: '5.00', weighted: '2.50' },
      ],
    })
    expect((await business(group.cranes.rep)).open).toEqual({
      count: 1,
      totals: [{ currency: 'CNY', amount: '100.00', weighted: '50.00' }],
    })
    expect((await business(group.headquarters)).open.totals[0]).toEqual({
      currency: 'CNY',
      amount: '130.30',
      weighted: '65.15',
    })
  })

  test('adds up, however large the amounts that the columns hold', async () => {
    const most = '9999999999999999.99'
    const ids = Array.from({ length: 101 }, () => newId())
    await owner.query(
      `INSERT INTO opportunity (id, number, name, org_id, owner_id, customer_id, type_id, stage_id, stage_entered_at,
          win_probability, currency, amount, status)
        SELECT id, 'OPP-TEST-' || id, 'x', $2, $3, $4, 'product', 'product.two', now(), 100, 'USD', $5, 'open'
        FROM unnest($1::uuid[]) id`,
      [ids, group.cranes.salesId, group.cranes.rep.personId, customerId, most],
    )
    try {
      const { open } = await business(group.cranes.rep)
      const sum = '1009999999999999998.99'
      expect(open.totals).toContainEqual({ currency: 'USD', amount: sum, weighted: sum })
    } finally {
      await owner.query('DELETE FROM opportunity WHERE id = ANY ($1)', [ids])
    }
  })

  test('lists open opportunities first, by signature', async () => {
    const { opportunities, opportunityCount, won } = await business(group.forging.rep)
    expect(opportunities.map(({ name }) => name.zh)).toEqual(['操作机', '快锻机', '大修', '压机', '备件'])
    expect(opportunities[0]?.stage).toEqual({ name: { zh: '二', en: 'Two' }, at: 2, of: 2 })
    expect(opportunityCount).toBe(5)
    expect(won).toEqual({ count: 1, totals: [{ currency: 'CNY', amount: '7.00', weighted: '3.50' }] })
  })

  test('counts the visits of the year that it is in the group’s time zone', async () => {
    const now = await business(group.forging.rep)
    expect([now.visitsThisYear, now.lastActivityOn]).toEqual([1, '2026-11-02'])
    expect(now.activities.map(({ onDate, status }) => [onDate, status])).toEqual([
      ['2026-12-02', 'planned'],
      ['2026-11-02', 'done'],
      ['2026-01-01', 'done'],
      ['2025-12-31', 'done'],
    ])
    // In Shanghai it is 2027 already.
    expect((await business(group.forging.rep, new Date('2026-12-31T16:30:00Z'))).visitsThisYear).toBe(0)
    expect((await business(group.cranes.head)).activities).toEqual([])
  })
})

test('only those who sell for the company may look after its customers', async () => {
  await addActor('离开的人', group.forging.salesId, 'rep', 'self')
  await owner.query(`UPDATE person SET active = false WHERE name = '离开的人'`)
  const { rep } = group.forging
  const people = await withActor(rep, (tx) => findPossibleOwners({ tx, companyId: group.forging.id }))
  expect(people.map(({ name }) => name.zh).sort()).toEqual(['周启明', '贺文澜', '陈思远', '韩世杰'].sort())
})

test('companies are those whose relationships are seen, and those that one enters customers for', async () => {
  const names = async (actor: Actor) => {
    const { seen, own } = await withActor(actor, (tx) => listCompanies({ tx, actor }))
    return [seen.map(({ name }) => name.zh).sort(), own.map(({ name }) => name.zh)]
  }
  expect(await names(group.forging.rep)).toEqual([['中嵩锻压'], ['中嵩锻压']])
  expect(await names(group.forging.finance)).toEqual([['中嵩锻压'], []])
  expect(await names(group.headquarters)).toEqual([['中嵩装备集团', '中嵩起重', '中嵩锻压'].sort(), []])
})

test('of conditions that let nothing through, the one that keeps out most is named, the search last', async () => {
  const explain = (actor: Actor, filter: CustomerFilter) =>
    withActor(actor, (tx) => explainNoCustomers({ tx, actor, filter }))
  const { rep } = group.forging
  expect(await explain(rep, { industry: ['coal'], region: ['north'] })).toMatchObject({
    condition: 'industry',
    count: 1,
  })
  expect(await explain(rep, { q: '没有', industry: ['steel'] })).toMatchObject({ condition: 'q', count: 1 })
  expect(await explain(rep, { q: '晋岳', industry: ['coal'] })).toMatchObject({ condition: 'industry' })
  // The other company finds it in the group, where the search alone would find nothing of its own.
  expect(await explain(group.cranes.rep, { q: '晋岳' })).toMatchObject({ condition: 'circle', count: 1 })
  expect(await explain(rep, { q: '没有', industry: ['coal'], circle: 'group' })).toBeNull()
})
