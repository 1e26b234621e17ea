import pg from 'pg'
import { beforeAll, expect, it } from 'vitest'
import { newId } from '#lib/ids.ts'
import { loadBase } from '#prisma/seeds/base/load-base.server.ts'
import { addTwoCompanies, type TwoCompanies } from '#tests/factories/two-companies.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

const owner = useTestDatabase()
// The embedded database is one session, so there the writers take turns.
const changes = process.env.TEST_DATABASE_URL ? 2_000 : 200
const writers = 8
let group: TwoCompanies
let customerId: string

beforeAll(async () => {
  await loadBase({ client: owner.client })
  group = await addTwoCompanies(owner)
  customerId = newId()
  await owner.query(
    `INSERT INTO customer (id, name, name_key, industry, region, keeper_org_id)
     VALUES ($1, '晋岳特钢', '晋岳特钢', 'steel', 'north', $2)`,
    [customerId, group.forging.id],
  )
})

/** Numbers that look drawn and are the same in every run. */
function draws(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const add = `INSERT INTO opportunity (id, org_id, number, name, customer_id, type_id, stage_id, stage_entered_at, owner_id,
    amount, currency, win_probability)
  VALUES ($1::uuid, $2, $1::uuid::text, '压机', $3, 'product-project', 'product-project.needs', now(), $4, $5, $6, $7)`
/** Several rows by one statement; locked in order, so that what meets are the totals. */
const some = `id IN (SELECT id FROM opportunity WHERE hashtext(id::text || $1) % 9 = 0 ORDER BY id FOR UPDATE)`

/** One random change of the kinds that move totals. */
async function change(client: pg.Client, draw: (below: number) => number): Promise<void> {
  const stages = ['lead-check', 'needs', 'solution', 'pre-bid', 'bid', 'negotiation', 'signing']
  const stage = `product-project.${stages[draw(stages.length)]}`
  const amount = draw(5) === 0 ? null : `${draw(90_000_000)}.${10 + draw(90)}`
  const org = [group.forging.salesId, group.cranes.id][draw(2)]
  const salt = String(draw(1_000_000))
  const statements: [string, unknown[]][] = [
    [add, [newId(), org, customerId, group.forging.rep.personId, amount, ['CNY', 'USD', 'JPY'][draw(3)], draw(101)]],
    [`UPDATE opportunity SET stage_id = $2 WHERE ${some}`, [salt, stage]],
    [`UPDATE opportunity SET status = $2 WHERE ${some}`, [salt, ['open', 'won', 'lost'][draw(3)]]],
    [`UPDATE opportunity SET amount = $2 WHERE ${some}`, [salt, amount]],
    [`UPDATE opportunity SET win_probability = $2 WHERE ${some}`, [salt, draw(101)]],
    [`UPDATE opportunity SET org_id = $2, currency = $3 WHERE ${some}`, [salt, org, ['CNY', 'EUR'][draw(2)]]],
    [`UPDATE opportunity SET name = name || '' WHERE ${some}`, [salt]],
    [
      `DELETE FROM opportunity WHERE id = (SELECT id FROM opportunity ORDER BY hashtext(id::text || $1) LIMIT 1)`,
      [salt],
    ],
  ]
  // Half of all are openings, or little would be left to change.
  const [sql, values] = statements[draw(2) === 0 ? 0 : draw(statements.length)] ?? [add, []]
  await client.query(sql, values)
}

it('kept equals counted after random changes by eight writers at once', async () => {
  const clients = Array.from({ length: writers }, () => new pg.Client(owner.url))
  await Promise.all(clients.map((client) => client.connect()))
  try {
    await Promise.all(
      clients.map(async (client, at) => {
        const draw = draws(at + 1)
        for (let done = 0; done < changes / writers; done++) await change(client, draw)
      }),
    )
  } finally {
    await Promise.all(clients.map((client) => client.end()))
  }
  const columns = 'org_id, stage_id, status, currency'
  const counted = await owner.query(
    `SELECT ${columns}, count(*)::int AS count, coalesce(sum(amount), 0)::numeric(24, 2)::text AS amount,
       coalesce(sum(amount * win_probability / 100), 0)::numeric(26, 4)::text AS weighted
     FROM opportunity GROUP BY ${columns} ORDER BY ${columns}`,
  )
  const kept = await owner.query(
    `SELECT ${columns}, count, amount::text, weighted::text FROM stage_total
     WHERE count <> 0 OR amount <> 0 OR weighted <> 0 ORDER BY ${columns}`,
  )
  expect(counted.rows.length).toBeGreaterThan(10)
  expect(kept.rows).toEqual(counted.rows)
}, 300_000)

it('a change that is taken back moves nothing', async () => {
  const sum = async () =>
    (await owner.query('SELECT sum(count)::int AS count, sum(amount)::text AS amount FROM stage_total')).rows[0]
  const before = await sum()
  await owner.query('BEGIN')
  await owner.query(`UPDATE opportunity SET amount = 1`)
  expect(await sum()).not.toEqual(before)
  await owner.query('ROLLBACK')
  expect(await sum()).toEqual(before)
})
