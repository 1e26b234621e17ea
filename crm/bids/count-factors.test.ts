import { beforeAll, describe, expect, test } from 'vitest'
import { nameKey } from '#crm/customers/name-key.ts'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import { loadDemo } from '#prisma/seeds/demo/load-demo.server.ts'
import { organisationId } from '#prisma/seeds/demo/organisation.ts'
import { personId } from '#prisma/seeds/demo/people.ts'
import { customerId } from '#prisma/seeds/demo/relationships.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import type { BidReviewFilter } from './bid-review.schema.ts'
import { type BidReview, getBidReview, listReviewChoices } from './get-bid-review.server.ts'

const owner = useTestDatabase()

beforeAll(async () => {
  await loadDemo({ client: owner.client, today: '2026-11-25', nameKey })
}, 120_000)

async function actorOf(name: string) {
  const actor = await withRole('gantry_auth', (tx) => resolveActor({ tx, personId: personId(name) }))
  if (!actor) throw new Error(`${name} was not resolved`)
  return actor
}

async function review(name: string, filter: BidReviewFilter = {}): Promise<BidReview> {
  const actor = await actorOf(name)
  return getBidReview({ inTx: (work) => withActor(actor, work), actor, filter })
}

const all = '邵东升'
const company = organisationId('forging')
/** Each filter, and which bids it means in SQL of the test's own, as the owner of the tables. */
const filters: [string, string, BidReviewFilter, string][] = [
  ['everything, as headquarters', all, {}, 'true'],
  ['a company, as headquarters', all, { line: company }, `b.company_id = '${company}'`],
  ['a department', all, { line: organisationId('rolling/flat') }, `b.org_id = '${organisationId('rolling/flat')}'`],
  ['a region', all, { region: 'north' }, `(SELECT region FROM customer WHERE id = b.customer_id) = 'north'`],
  [
    'a competitor',
    all,
    { competitor: '东岭重机' },
    `b.id IN (SELECT bid_id FROM bid_offer WHERE competitor = '东岭重机')`,
  ],
  [
    'a year',
    all,
    { from: '2025-06-01', to: '2026-05-31' },
    `coalesce(b.opens_on, b.result_on) BETWEEN '2025-06-01' AND '2026-05-31'`,
  ],
  ['a product', all, { product: '起重机' }, `b.product LIKE '%起重机%'`],
  [
    'a product by two words, since a day',
    all,
    { product: '液压 机', from: '2024-01-01' },
    `b.product LIKE '%液压%' AND b.product LIKE '%机%' AND coalesce(b.opens_on, b.result_on) >= '2024-01-01'`,
  ],
  ['a customer', all, { customer: customerId('晋岳特钢集团') }, `b.customer_id = '${customerId('晋岳特钢集团')}'`],
  ['what is in somebody’s hands', all, { owner: personId('周启明') }, `b.owner_id = '${personId('周启明')}'`],
  ['everything, as a rep', '周启明', {}, `b.company_id = '${company}'`],
  ['what others bid on, as a rep: nothing', '周启明', { line: organisationId('cranes') }, 'false'],
]

describe.each(filters)('%s', (_name, person, filter, where) => {
  test('every figure is what a query of its own says', async () => {
    const { figures, factors, bids } = await review(person, filter)
    const of = `FROM bid b WHERE b.reviewed_on IS NOT NULL AND b.result IN ('won', 'lost') AND ${where}`
    const ask = async <T>(sql: string) => (await owner.query(sql)).rows as T[]
    const [counts] = await ask<Record<string, number>>(
      `SELECT count(*)::int AS reviewed, (sum((b.result = 'won')::int))::int AS won ${of}`,
    )
    expect([figures.reviewed, figures.won]).toEqual([counts?.reviewed, counts?.won ?? 0])
    const reviewed = counts?.reviewed ?? 0
    if (reviewed === 0) expect(figures.rate).toBeNull()
    else expect(figures.rate).toBeCloseTo((counts?.won ?? 0) / reviewed, 10)
    expect(bids.map(({ id }) => id).sort()).toEqual(
      (await ask<{ id: string }>(`SELECT b.id ${of}`)).map(({ id }) => id).sort(),
    )
    const money = await ask(
      `SELECT b.currency, count(*)::int AS bids, sum(b.price)::text AS offered,
         sum(CASE WHEN b.result = 'won' THEN b.price ELSE 0 END)::text AS won ${of} GROUP BY b.currency`,
    )
    const plain = (rows: typeof money) =>
      rows.map((row) => ({ ...(row as ReviewAmount), won: Number((row as ReviewAmount).won) }))
    expect(plain(figures.amounts)).toEqual(plain(money))
    const gaps = await ask<{ gap: number }>(
      `SELECT (b.price / (SELECT o.price FROM bid_offer o WHERE o.bid_id = b.id AND o.is_winner) - 1)::float8 AS gap ${of}
       AND b.result = 'lost' ORDER BY 1`,
    )
    expect(figures.over.bids).toBe(gaps.length)
    const middle = [gaps[Math.floor((gaps.length - 1) / 2)]?.gap, gaps[Math.ceil((gaps.length - 1) / 2)]?.gap]
    if (gaps.length === 0) expect(figures.over.median).toBeNull()
    else expect(figures.over.median).toBeCloseTo(((middle[0] ?? 0) + (middle[1] ?? 0)) / 2, 10)
    for (const { dimension, won, lost } of figures.scores) {
      const [scores] = await ask<{ won: number | null; lost: number | null }>(
        `SELECT avg(CASE WHEN b.result = 'won' THEN p.score END)::float8 AS won,
           avg(CASE WHEN b.result = 'lost' THEN p.score END)::float8 AS lost
         FROM bid b JOIN post_mortem_part p ON p.bid_id = b.id AND p.dimension = '${dimension}'
         WHERE b.reviewed_on IS NOT NULL AND ${where}`,
      )
      expect({ dimension, won, lost }).toEqual({ dimension, ...scores })
    }
    const known = await ask<{ factor: string; subject: string }>(
      `SELECT DISTINCT f.factor, f.subject FROM bid_factor f WHERE f.holds AND f.bid_id IN (SELECT b.id ${of})`,
    )
    expect(factors.length).toBe(known.length)
    for (const { factor, subject, ...row } of factors) {
      const has = `EXISTS (SELECT FROM bid_factor f WHERE f.bid_id = b.id AND f.factor = '${factor}' AND f.subject = '${subject}' AND f.holds)`
      const [split] = await ask<Record<string, number>>(
        `SELECT count(CASE WHEN ${has} THEN 1 END)::int AS bids, count(CASE WHEN ${has} AND b.result = 'won' THEN 1 END)::int AS won,
           count(CASE WHEN NOT ${has} THEN 1 END)::int AS "restBids",
           count(CASE WHEN NOT ${has} AND b.result = 'won' THEN 1 END)::int AS "restWon" ${of}`,
      )
      const { bids: n = 0, won = 0, restBids = 0, restWon = 0 } = split ?? {}
      expect({ factor, subject, ...row }).toMatchObject({ factor, subject, bids: n, won, restBids, restWon })
      expect(row.rate).toBeCloseTo(won / n, 10)
      if (restBids === 0) expect(row.restRate).toBeNull()
      else expect(row.restRate).toBeCloseTo(restWon / restBids, 10)
      // Wilson's bounds are where the score test of a rate comes to exactly 1.96.
      for (const bound of [row.lower, row.upper])
        if (bound > 1e-9 && bound < 1 - 1e-9)
          expect(Math.abs(row.rate - bound) / Math.sqrt((bound * (1 - bound)) / n)).toBeCloseTo(1.96, 3)
    }
  }, 60_000)
})

type ReviewAmount = { currency: string; bids: number; offered: string; won: string }

test('filters have something to let through', async () => {
  for (const [name, person, filter, where] of filters)
    expect({ name, some: (await review(person, filter)).bids.length > (filter.customer ? 0 : 3) }).toEqual({
      name,
      some: where !== 'false',
    })
})

test('an unreviewed bid counts among the ended ones alone', async () => {
  const { figures } = await review(all)
  const { rows } = await owner.query(`SELECT count(*)::int AS count FROM bid WHERE result IN ('won', 'lost')`)
  expect(figures.ended).toBe(rows[0]?.count)
  expect(figures.ended).toBeGreaterThan(figures.reviewed)
  expect(figures.capped).toBe(false)
})

test('what is submitted while bids are looked back at is in the figures and in the records, or in neither', async () => {
  const actor = await actorOf(all)
  const { rows } = await owner.query(
    `SELECT id FROM bid WHERE result IN ('won', 'lost') AND reviewed_on IS NULL ORDER BY id`,
  )
  const unreviewed = rows.map(({ id }) => String(id))
  let submitted = 0
  const inTx = async <T>(work: Parameters<typeof withActor<T>>[1]) => {
    const done = await withActor(actor, work)
    await owner.query('UPDATE bid SET reviewed_on = result_on WHERE id = $1', [unreviewed[submitted]])
    submitted += 1
    return done
  }
  const { figures, bids } = await getBidReview({ inTx, actor, filter: {} })
  expect(submitted).toBeGreaterThan(0)
  expect(bids).toHaveLength(figures.reviewed)
  await owner.query('UPDATE bid SET reviewed_on = NULL WHERE id = ANY ($1)', [unreviewed])
})

test('the planted patterns are among the first ten factors, each the way it was planted', async () => {
  const { factors } = await review(all)
  const first = factors.slice(0, 10)
  const planted: [string, string, number][] = [
    ['price-over-lowest', '', -1],
    ['performance-deviation', '', -1],
    ['competitor-present', '东岭重机', -1],
    ['decider-supports', '', 1],
    ['took-part-in-specification', '', 1],
    ['executive-visits', '', 1],
  ]
  for (const [factor, subject, sign] of planted) {
    const found = first.find((row) => row.factor === factor && row.subject === subject)
    expect({ factor, sign: Math.sign((found?.rate ?? 0) - (found?.restRate ?? 0)) }).toEqual({ factor, sign })
  }
  expect(factors.filter(({ confidence }) => confidence === 'high').length).toBeGreaterThan(1)
})

test('conditions offer the organisations and competitors of the bids that are seen', async () => {
  const choices = async (name: string) => {
    const actor = await actorOf(name)
    return withActor(actor, (tx) => listReviewChoices({ tx, actor, filter: {} }))
  }
  const wide = await choices(all)
  expect(wide.lines.map(({ id }) => id)).toContain(organisationId('cranes/marine'))
  expect(wide.competitors[0]).toBe('东岭重机')
  const own = await choices('周启明')
  const lineages = own.lines.map(({ id }) => id)
  expect(lineages[0]).toBe(company)
  expect(lineages).not.toContain(organisationId('cranes/marine'))
})
