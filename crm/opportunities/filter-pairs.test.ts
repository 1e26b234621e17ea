import { Decimal } from 'decimal.js'
import { beforeAll, expect, it } from 'vitest'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import { loadBase } from '#prisma/seeds/base/load-base.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { addTwoCompanies, type TwoCompanies } from '#tests/factories/two-companies.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { findOpportunities, summariseOpportunities } from './find-opportunities.server.ts'
import { getBoard } from './get-board.server.ts'
import type { OpportunityFilter } from './opportunity-list.schema.ts'

const owner = useTestDatabase()
const type = 'product-project'
const stages = [`${type}.lead-check`, `${type}.bid`]
const customers = { steel: newId(), forge: newId() }
let group: TwoCompanies

interface Row {
  id: string
  name: string
  stage_id: string
  status: string
  org_id: string
  owner_id: string
  customer_id: string
  is_major: boolean
  amount: string | null
  currency: string
  expected_sign_on: string | null
  last_activity_on: string | null
}
let rows: Row[]

beforeAll(async () => {
  await loadBase({ client: owner.client })
  group = await addTwoCompanies(owner)
  for (const id of Object.values(customers)) {
    await owner.query(
      `INSERT INTO customer (id, name, name_key, industry, region, keeper_org_id) VALUES ($1, $2, $2, 'steel', 'north', $3)`,
      [id, id, group.forging.id],
    )
  }
  // Every column runs through its values at a step of its own, so that any two of them come in every combination.
  const of = <T>(values: readonly T[], at: number): T => values[at % values.length] as T
  const { forging, cranes } = group
  const owners = [
    { org: forging.salesId, by: forging.rep },
    { org: forging.salesId, by: forging.manager },
    { org: cranes.salesId, by: cranes.rep },
  ]
  for (let at = 0; at < 96; at++) {
    const { org, by } = of(owners, at)
    const id = newId()
    await owner.query(
      `INSERT INTO opportunity (id, org_id, number, name, customer_id, type_id, stage_id, stage_entered_at, owner_id, status,
         closed_at, close_reason, is_major, amount, win_probability, expected_sign_on, last_activity_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7, now(), $8, $9::text, CASE WHEN $9::text <> 'open' THEN now() END,
         CASE WHEN $9::text <> 'open' THEN 'price' END, $10, $11, 40, $12, $13)`,
      [
        id,
        org,
        `N-${at}`,
        of(['压机', '行车'], at >> 1),
        of(Object.values(customers), at >> 2),
        type,
        of(stages, at >> 3),
        by.personId,
        of(['open', 'open', 'won', 'lost', 'open'], at),
        of([true, false], at >> 4),
        of(['100.00', null, '500.50', '900.00', '300.00', '700.00', '200.00'], at),
        of(['2027-01-10', '2027-03-10', null, '2027-06-10', '2027-09-10'], at >> 1),
        of(['2026-10-01', null, '2026-11-20'], at >> 2),
      ],
    )
    await owner.query(`INSERT INTO record_access VALUES ($1, 'opportunity', $2, true)`, [by.personId, id])
  }
  const all =
    await owner.query(`SELECT id, name, stage_id, status, org_id, owner_id, customer_id, is_major, amount::text,
    currency, expected_sign_on::text, last_activity_on::text FROM opportunity`)
  rows = all.rows as unknown as Row[]
})

/** The same filters, each as a question to one row at a time. */
const tests: { [Key in keyof OpportunityFilter]?: (row: Row, value: string, actor: Actor) => boolean } = {
  q: (row, value) => row.name.includes(value),
  mine: (row, _, actor) => row.owner_id === actor.personId,
  major: (row) => row.is_major,
  status: (row, value) => value === 'all' || row.status === value,
  stage: (row, value) => value.split(',').includes(row.stage_id),
  org: (row, value) => row.org_id === value,
  owner: (row, value) => row.owner_id === value,
  customer: (row, value) => row.customer_id === value,
  min: (row, value) => row.amount !== null && new Decimal(row.amount).gte(value),
  max: (row, value) => row.amount !== null && new Decimal(row.amount).lte(value),
  signFrom: (row, value) => (row.expected_sign_on ?? '9999-12-31') >= value,
  signTo: (row, value) => (row.expected_sign_on ?? '9999-12-31') <= value,
  idleSince: (row, value) => (row.last_activity_on ?? '0001-01-01') < value,
}

const sees = (actor: Actor, row: Row) => actor.all || actor.orgs.includes(row.org_id) || row.owner_id === actor.personId

function bruteForce(actor: Actor, filter: OpportunityFilter): Row[] {
  const asked = { status: 'open', ...filter }
  return rows.filter(
    (row) =>
      sees(actor, row) &&
      Object.entries(asked).every(([key, value]) => tests[key as keyof OpportunityFilter]?.(row, String(value), actor)),
  )
}

function sums(found: readonly Row[]): Record<string, string> {
  const totals: Record<string, string> = {}
  for (const { currency, amount } of found) {
    totals[currency] = new Decimal(totals[currency] ?? 0).plus(amount ?? 0).toFixed(2)
  }
  return totals
}

const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id).sort()
const totalsOf = (totals: readonly { currency: string; amount: string }[]) =>
  Object.fromEntries(totals.map(({ currency, amount }) => [currency, amount]))

it.each(['rep', 'manager', 'headquarters'] as const)(
  'any two filters let through what each alone lets through, in the list, its sums and the board: %s',
  async (who) => {
    const actor = who === 'headquarters' ? group.headquarters : group.forging[who]
    const filters: OpportunityFilter[] = [
      { q: '压机' },
      { mine: '1' },
      { major: '1' },
      { status: 'won' },
      { status: 'all' },
      { stage: [`${type}.bid`] },
      { org: group.forging.salesId },
      { owner: group.forging.rep.personId },
      { customer: customers.steel },
      { min: '300' },
      { max: '600' },
      { signFrom: '2027-03-01' },
      { signTo: '2027-08-01' },
      { idleSince: '2026-11-01' },
    ]
    expect([...new Set(filters.flatMap((filter) => Object.keys(filter)))]).toEqual(Object.keys(tests))
    let some = 0
    for (const [at, one] of filters.entries()) {
      for (const other of filters.slice(at)) {
        const filter = { ...one, ...other }
        const expected = bruteForce(actor, filter)
        const most = rows.length
        const [page, summary, board] = await withActor(actor, async (tx) => [
          await findOpportunities({ tx, actor, filter, most }),
          await summariseOpportunities({ tx, actor, filter }),
          await getBoard({ tx, actor, typeId: type, filter, show: Object.fromEntries(stages.map((id) => [id, most])) }),
        ])
        expect({ filter, ids: ids(page.rows) }).toEqual({ filter, ids: ids(expected) })
        expect({ filter, count: summary.count }).toEqual({ filter, count: expected.length })
        expect({ filter, sums: totalsOf(summary.totals) }).toEqual({ filter, sums: sums(expected) })
        // The board has the stages as its columns and shows one status at a time.
        const status = filter.status === 'won' ? 'won' : 'open'
        const shown = bruteForce(actor, { ...filter, status, stage: stages })
        const cards = board.columns.flatMap((column) => column.cards)
        expect({ filter, cards: ids(cards) }).toEqual({ filter, cards: ids(shown) })
        expect({ filter, sums: totalsOf(board.totals) }).toEqual({ filter, sums: sums(shown) })
        if (expected.length > 0 && expected.length < bruteForce(actor, one).length) some += 1
      }
    }
    // Most pairs leave something, and less than one of the two alone.
    expect(some).toBeGreaterThan(40)
  },
)
