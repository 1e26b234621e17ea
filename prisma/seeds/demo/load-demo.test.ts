import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { type TableName, tableNames } from '#prisma/seeds/dataset.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { loadDemo, type RowCounts } from './load-demo.server.ts'
import { wholeDemo } from './whole-demo.ts'

const today = '2026-11-25'
const nameKey = (name: string) => name.toLowerCase()
const owner = useTestDatabase()
let counts: RowCounts

const rowsIn = async (table: string) => {
  const { rows } = await owner.query(`SELECT count(*)::int AS rows FROM ${table}`)
  return rows[0]?.rows
}

/** Everything that was loaded, as the database gives it back, table by table. */
async function digests(): Promise<string[]> {
  const found: string[] = []
  for (const table of tableNames) found.push(await digestOf(table))
  return found
}

async function digestOf(table: TableName): Promise<string> {
  const { rows } = await owner.query(`SELECT (to_jsonb(t) - 'txid')::text AS row FROM ${table} t ORDER BY 1`)
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex')
}

beforeAll(async () => {
  counts = (await loadDemo({ client: owner.client, today, nameKey })).counts
}, 120_000)

describe('loading the demonstration', () => {
  test('every row of every table arrives', async () => {
    const found: Record<string, unknown> = {}
    for (const table of tableNames) found[table] = await rowsIn(table)
    expect(found).toEqual(counts)
    expect(counts.domain_event).toBeGreaterThan(4000)
  })

  test('values arrive as they were written', async () => {
    const demo = wholeDemo({ today, nameKey })
    const { rows } = await owner.query(
      `SELECT id, number, amount::text, budget::text, expected_sign_on::text, bid_opens_on::text,
         last_activity_on::text, stage_entered_at, updated_at, win_probability, product FROM opportunity ORDER BY id`,
    )
    const expected = demo.opportunity
      .toSorted((one, other) => (one.id < other.id ? -1 : 1))
      .map((row) => ({
        id: row.id,
        number: row.number,
        amount: row.amount,
        budget: row.budget,
        expected_sign_on: row.expected_sign_on,
        bid_opens_on: row.bid_opens_on,
        last_activity_on: row.last_activity_on,
        stage_entered_at: new Date(row.stage_entered_at),
        updated_at: new Date(row.updated_at),
        win_probability: row.win_probability,
        product: row.product,
      }))
    expect(rows).toEqual(expected)
  })

  test('every relationship knows its last activity', async () => {
    const { rows } = await owner.query(
      `SELECT r.id FROM customer_relationship r WHERE r.last_activity_on IS DISTINCT FROM (
         SELECT max(a.on_date) FROM activity a
         WHERE a.customer_id = r.customer_id AND a.status = 'done' AND gantry.company_of(a.org_id) = r.org_id)`,
    )
    expect(rows).toEqual([])
  })

  test('events lie in the partitions of their months, and the coming ones are there', async () => {
    expect(await rowsIn('domain_event_other')).toBe(0)
    expect(await rowsIn('domain_event_202611')).toBeGreaterThan(100)
    expect(await rowsIn('domain_event_202701')).toBe(0)
  })

  test('people sign in without a password, and the group says that it is a demonstration', async () => {
    const { rows } = await owner.query(`SELECT key, value FROM setting WHERE key IN ('demo', 'majorFrom') ORDER BY key`)
    expect(rows).toEqual([
      { key: 'demo', value: true },
      { key: 'majorFrom', value: '90000000.00' },
    ])
    const workloads = await owner.query('SELECT * FROM gantry.demo_workloads()')
    expect(workloads.rows).toHaveLength(40)
  })

  test('a year of history is no news: it comes with a relay that has carried it', async () => {
    const { rows } = await owner.query(
      `SELECT count(*)::int AS news FROM domain_event e, relay_position p WHERE (e.txid, e.id) > (p.txid, p.event_id)`,
    )
    expect(rows).toEqual([{ news: 0 }])
    const written = await owner.query(
      'SELECT DISTINCT p.txid = e.txid AS together FROM domain_event e, relay_position p',
    )
    expect(written.rows).toEqual([{ together: true }])
  })

  test('the next number follows the last', async () => {
    const { rows } = await owner.query(
      `SELECT gantry.next_opportunity_number(2026) AS next, max(number) AS last FROM opportunity WHERE number LIKE 'OPP-2026-%'`,
    )
    const place = (number: unknown) => Number(String(number).split('-')[2])
    expect(place(rows[0]?.next)).toBe(place(rows[0]?.last) + 1)
  })

  test('refused where there is data, and nothing is changed', async () => {
    const before = await digestOf('opportunity')
    await expect(loadDemo({ client: owner.client, today: '2027-01-01', nameKey })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'there is data; nothing was changed',
    })
    expect(await digestOf('opportunity')).toBe(before)
    expect(await rowsIn('organisation')).toBe(counts.organisation)
  })

  test('loaded again into emptied tables, the same day gives the same rows', async () => {
    const before = await digests()
    await owner.query(`TRUNCATE ${tableNames.join(', ')} CASCADE`)
    await loadDemo({ client: owner.client, today, nameKey })
    expect(await digests()).toEqual(before)
  }, 120_000)
})
