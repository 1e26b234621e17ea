import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#prisma/actor.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { addTwoCompanies, type TwoCompanies } from '#tests/factories/two-companies.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { industries, regions } from './customer.schema.ts'
import { type CustomerFilter, CustomerFilterSchema } from './customer-list.schema.ts'
import { type CustomerRow, countCustomers, findCustomers } from './find-customers.server.ts'

const owner = useTestDatabase()
let group: TwoCompanies

const many = 90
const idOf = (kind: number, n: number) => `0000000${kind}-0000-7000-8000-${String(n).padStart(12, '0')}`

/** Customers 0 to 89: every second with forging, every third with cranes; graded, with activities on some days. */
beforeAll(async () => {
  group = await addTwoCompanies(owner)
  const insert = (table: string, rows: Record<string, unknown>[]) =>
    owner.query(`INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1)`, [
      JSON.stringify(rows),
    ])
  const base = { version: 1, created_at: '2026-01-01', updated_at: '2026-01-01' }
  await insert(
    'customer',
    Array.from({ length: many }, (_, n) => ({
      ...base,
      id: idOf(1, n),
      // Names repeat, so that the order falls back on the id.
      name: `客户${n % 20} 矿业`,
      name_latin: `Customer ${n % 20} Mining`,
      name_key: `客户${n % 20}矿业`,
      industry: industries[n % 4],
      region: regions[n % 3],
      keeper_org_id: group.forging.id,
    })),
  )
  const relationships = Array.from({ length: many }, (_, n) => n).flatMap((n) => [
    ...(n % 2 === 0 ? [{ n, org: group.forging.id, owner: group.forging.rep.personId, grade: 'ABCD'[n % 4] }] : []),
    ...(n % 3 === 0 ? [{ n, org: group.cranes.id, owner: group.cranes.rep.personId, grade: 'B' }] : []),
  ])
  await owner.query(
    `INSERT INTO customer_relationship (id, org_id, customer_id, owner_id, grade, since)
      SELECT gen_random_uuid(), org_id, customer_id, owner_id, grade, '2026-01-01'
      FROM json_populate_recordset(NULL::customer_relationship, $1)`,
    [
      JSON.stringify(
        relationships.map(({ n, org, owner: owner_id, grade }) => ({
          org_id: org,
          customer_id: idOf(1, n),
          owner_id: n % 10 === 0 ? null : owner_id,
          grade,
        })),
      ),
    ],
  )
  // Done activities on a day of the customer's own, in a department of the company; some customers have none.
  await owner.query(
    `INSERT INTO activity (id, org_id, customer_id, person_id, kind, purpose, status, on_date, done_at, subject)
      SELECT gen_random_uuid(), org_id, customer_id, person_id, 'visit', 'technical', 'done', on_date, now(), 'x'
      FROM json_populate_recordset(NULL::activity, $1)`,
    [
      JSON.stringify(
        relationships
          .filter(({ n }) => n % 5 !== 0)
          .map(({ n, org }) => ({
            org_id: org === group.forging.id ? group.forging.salesId : group.cranes.salesId,
            customer_id: idOf(1, n),
            person_id: (org === group.forging.id ? group.forging.rep : group.cranes.rep).personId,
            on_date: `2026-0${1 + (n % 7)}-1${org === group.forging.id ? 1 : 2}`,
          })),
      ),
    ],
  )
})

async function walk(actor: Actor, filter: CustomerFilter, most = 16): Promise<CustomerRow[]> {
  const rows: CustomerRow[] = []
  let cursor: string | undefined
  for (let page = 0; page < 100; page++) {
    const found = await withActor(actor, (tx) => findCustomers({ tx, actor, filter: { ...filter, cursor }, most }))
    expect(found.rows.length).toBeLessThanOrEqual(most)
    rows.push(...found.rows)
    if (!found.nextCursor) return rows
    cursor = found.nextCursor
  }
  throw new Error('the list does not end')
}

interface Known {
  id: string
  name: string
  industry: string
  region: string
  relationships: { org_id: string; owner_id: string | null; grade: string; last_activity_on: string | null }[]
}

/** What the list should be, from all rows, as the owner of the tables sees them. */
async function bruteForce(actor: Actor, filter: CustomerFilter): Promise<string[]> {
  const { rows } = await owner.query(`SELECT c.id, c.name, c.industry, c.region,
    (SELECT coalesce(json_agg(r), '[]') FROM customer_relationship r WHERE r.customer_id = c.id) AS relationships
    FROM customer c`)
  const seen = (orgId: string) => actor.all || actor.orgs.includes(orgId) || actor.companies.includes(orgId)
  const counts = (known: Known) =>
    known.relationships.filter(
      (one) =>
        seen(one.org_id) &&
        (filter.circle !== 'mine' || one.owner_id === actor.personId) &&
        (!filter.org || one.org_id === filter.org) &&
        (!filter.grade || (filter.grade as string[]).includes(one.grade)),
    )
  const matching = (rows as unknown as Known[]).filter(
    (known) =>
      (filter.circle === 'group' || counts(known).length > 0) &&
      (!filter.industry || (filter.industry as string[]).includes(known.industry)) &&
      (!filter.region || (filter.region as string[]).includes(known.region)) &&
      (!filter.q || known.name.includes(filter.q)),
  )
  const byActivity = filter.sort === 'activity' && filter.circle !== 'group'
  const key = (known: Known) =>
    byActivity
      ? counts(known)
          .map((one) => one.last_activity_on ?? '0001-01-01')
          .sort()
          .at(-1)
      : known.name
  const order = (filter.dir ?? (byActivity ? 'desc' : 'asc')) === 'asc' ? 1 : -1
  const { rows: collated } = await owner.query('SELECT DISTINCT name FROM customer ORDER BY name')
  const place = new Map(collated.map(({ name }, index) => [name, String(index).padStart(4, '0')]))
  const sortable = (known: Known) => `${byActivity ? key(known) : place.get(known.name)} ${known.id}`
  return matching.sort((one, other) => (sortable(one) < sortable(other) ? -order : order)).map(({ id }) => id)
}

const filters: [string, CustomerFilter][] = [
  ['ours', {}],
  ['ours, backwards', { dir: 'desc' }],
  ['mine', { circle: 'mine' }],
  ['the group’s', { circle: 'group' }],
  ['the group’s by industry and region', { circle: 'group', industry: ['steel', 'mining'], region: ['north'] }],
  ['by last activity', { sort: 'activity' }],
  ['by last activity, longest ago first', { sort: 'activity', dir: 'asc' }],
  ['mine by last activity', { sort: 'activity', circle: 'mine' }],
  ['graded', { grade: ['A', 'B'] }],
  ['graded, by last activity', { grade: ['B'], sort: 'activity' }],
  ['an industry, by last activity', { industry: ['steel'], sort: 'activity' }],
  ['found', { q: '客户1' }],
  ['found in the group', { q: '客户1', circle: 'group' }],
  ['found, by last activity', { q: '客户1', sort: 'activity' }],
  ['found nowhere', { q: '没有这家' }],
]
const people: [string, (of: TwoCompanies) => Actor][] = [
  ['a rep', (of) => of.forging.rep],
  ['the other company’s rep', (of) => of.cranes.rep],
  ['a manager', (of) => of.forging.manager],
  ['a head', (of) => of.forging.head],
  ['headquarters', (of) => of.headquarters],
]

describe.each(people)('%s', (_, pick) => {
  test.each(filters)('%s: every page, in order, equals brute force', async (_name, filter) => {
    const actor = pick(group)
    const expected = await bruteForce(actor, filter)
    expect((await walk(actor, filter)).map(({ id }) => id)).toEqual(expected)
    const counted = await withActor(actor, (tx) => countCustomers({ tx, actor, filter }))
    expect(counted).toEqual({ count: expected.length, more: false, searchedOnly: null })
  })

  test('by company equals brute force', async () => {
    const actor = pick(group)
    for (const org of [group.forging.id, group.cranes.id]) {
      for (const sort of ['name', 'activity'] as const) {
        const filter: CustomerFilter = { org, sort }
        expect((await walk(actor, filter)).map(({ id }) => id)).toEqual(await bruteForce(actor, filter))
      }
    }
  })
})

test('the lists are not empty where something is to be seen', async () => {
  for (const [, pick] of people) expect((await walk(pick(group), {})).length).toBeGreaterThan(20)
})

test('a row says nothing of another company’s relationship', async () => {
  const rows = await walk(group.cranes.rep, { circle: 'group' })
  const foreign = rows.find(({ id }) => id === idOf(1, 2))
  expect(foreign?.relationships).toEqual({ count: 0, grade: null, owner: null })
  expect(foreign?.lastActivityOn).toBeNull()
  const shared = rows.find(({ id }) => id === idOf(1, 6))
  expect(shared?.relationships).toMatchObject({ count: 1, grade: 'B', owner: { id: group.cranes.rep.personId } })
  expect(shared?.lastActivityOn).toBe('2026-07-12')
  const both = (await walk(group.headquarters, {})).find(({ id }) => id === idOf(1, 6))
  expect(both?.relationships).toEqual({ count: 2, grade: 'B', owner: null })
})

test('a place in another order, or no place at all, starts at the top', async () => {
  const actor = group.headquarters
  const first = await withActor(actor, (tx) => findCustomers({ tx, actor, filter: {}, most: 5 }))
  for (const cursor of [
    first.nextCursor ?? '',
    'nonsense',
    Buffer.from('["activity","x","y"]').toString('base64url'),
    Buffer.from(`["activity","2026-99-99","${idOf(1, 6)}"]`).toString('base64url'),
    Buffer.from(`["activity","2026-01-01","${'-'.repeat(36)}"]`).toString('base64url'),
  ]) {
    const page = await withActor(actor, (tx) =>
      findCustomers({ tx, actor, filter: { sort: 'activity', cursor }, most: 5 }),
    )
    const top = await withActor(actor, (tx) => findCustomers({ tx, actor, filter: { sort: 'activity' }, most: 5 }))
    expect(page.rows).toEqual(top.rows)
  }
})

test('what an address does not say soundly is left out', () => {
  const read = CustomerFilterSchema.parse({ industry: 'steel,piracy', region: 'moon', sort: 'size', org: 'x', q: ' ' })
  expect(read).toEqual({ industry: ['steel'] })
})

test('a search that finds more than it looks through says so, and counts no further', async () => {
  const add = (count: number, from: number) =>
    owner.query(
      `INSERT INTO customer (id, name, name_key, industry, region, keeper_org_id)
        SELECT gen_random_uuid(), '无边 ' || n, '无边' || n, 'steel', 'north', $1 FROM generate_series($2::int, $3::int) n`,
      [group.forging.id, from, from + count - 1],
    )
  const { rep } = group.forging
  const count = () => withActor(rep, (tx) => countCustomers({ tx, actor: rep, filter: { circle: 'group', q: '无边' } }))
  await add(999, 1)
  expect(await count()).toEqual({ count: 999, more: false, searchedOnly: null })
  await add(1, 1000)
  expect(await count()).toEqual({ count: 999, more: true, searchedOnly: 999 })
})
