import { readFileSync } from 'node:fs'
import { Decimal } from 'decimal.js'
import { beforeAll, expect, it } from 'vitest'
import { type CurrencyTotal, inOneCurrency, type OneTotal } from '#crm/exchange-rates/in-one-currency.ts'
import { readRates } from '#crm/exchange-rates/read-rates.server.ts'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import { loadBase } from '#prisma/seeds/base/load-base.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { addTwoCompanies, type TwoCompanies } from '#tests/factories/two-companies.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { summariseOpportunities } from './find-opportunities.server.ts'
import { getBoard } from './get-board.server.ts'
import { getPipeline } from './get-pipeline.server.ts'
import type { OpportunityFilter } from './opportunity-list.schema.ts'
import { addUp } from './sum-stages.server.ts'

const owner = useTestDatabase()
const product = 'product-project'
let group: TwoCompanies
let customerId: string

const read = (file: string) => readFileSync(new URL(`../../tests/cases/${file}`, import.meta.url), 'utf8')

// Every kind of fault that a pipeline's sums are known for: several currencies, a probability of nothing, and a mean that is
// not the mean of the products.
const rows = read('M07.input.csv')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [, type = '', currency = '', amount = '', probability] = line.trim().split(',')
    return { type: type === 'service' ? type : product, currency, amount, probability: Number(probability) }
  })
const [large] = rows as [(typeof rows)[number]]
const expected: {
  rates_to_CNY: Record<string, string>
  total: Record<'product project' | 'service', string>
  weighted: Record<'product project' | 'service', string>
  rate_day: string
  group_total: string
  group_weighted: string
} = JSON.parse(read('M07.expected.json'))

beforeAll(async () => {
  await loadBase({ client: owner.client })
  await owner.query(
    `INSERT INTO opportunity_type (id, name_zh, name_en, position) VALUES ('service', '服务', 'Service', 9)`,
  )
  await owner.query(`INSERT INTO stage (id, type_id, position, name_zh, name_en, win_probability, expected_days)
    VALUES ('service.quote', 'service', 1, '报价', 'Quote', 30, 20)`)
  group = await addTwoCompanies(owner)
  customerId = newId()
  await owner.query(
    `INSERT INTO customer (id, name, name_key, industry, region, keeper_org_id) VALUES ($1, '晋岳', '晋岳', 'steel', 'north', $2)`,
    [customerId, group.forging.id],
  )
  for (const row of rows) {
    const stage = row.type === product ? `${product}.bid` : 'service.quote'
    await add({ ...row, stage, org: group.forging.salesId, by: group.forging.rep })
  }
  // Of the neighbour: not to be in anybody's sums but headquarters'.
  await add({ ...large, stage: `${product}.bid`, org: group.cranes.salesId, by: group.cranes.rep })
})

async function add(row: {
  type: string
  stage: string
  currency: string
  amount: string
  probability: number
  org: string
  by: Actor
}) {
  const id = newId()
  await owner.query(
    `INSERT INTO opportunity (id, org_id, number, name, customer_id, type_id, stage_id, stage_entered_at, owner_id, amount,
       currency, win_probability) VALUES ($1, $2, $3, '压机', $4, $5, $6, now(), $7, $8, $9, $10)`,
    [id, row.org, id, customerId, row.type, row.stage, row.by.personId, row.amount, row.currency, row.probability],
  )
  await owner.query(`INSERT INTO record_access VALUES ($1, 'opportunity', $2, true)`, [row.by.personId, id])
}

const board = (actor: Actor, typeId: string, filter: OpportunityFilter = {}) =>
  withActor(actor, (tx) => getBoard({ tx, actor, typeId, filter }))

const productTotals = [
  { currency: 'CNY', count: 2, amount: '20000000.00', weighted: '7200000.00' },
  { currency: 'JPY', count: 1, amount: '150000000.00', weighted: '75000000.00' },
  { currency: 'USD', count: 1, amount: '1000000.00', weighted: '600000.00' },
]
// 100.00 by 99 % and 200.00 by 0 % weigh 99.00, not 300.00 by the mean of 49.5 %.
const serviceTotals = [
  { currency: 'CNY', count: 2, amount: '300.00', weighted: '99.00' },
  { currency: 'EUR', count: 1, amount: '500000.00', weighted: '150000.00' },
]

it('case M07, case M08: never adds currencies, and weighs each amount by its own probability', async () => {
  for (const actor of [group.forging.rep, group.forging.manager, group.forging.head]) {
    const bid = (await board(actor, product)).columns.find((column) => column.stage.id === `${product}.bid`)
    expect(bid?.totals).toEqual(productTotals)
    expect((await board(actor, 'service')).totals).toEqual(serviceTotals)
  }
  const all = await board(group.headquarters, product)
  expect(all.totals[0]).toEqual({ currency: 'CNY', count: 3, amount: '32000000.00', weighted: '14400000.00' })
})

it('case M07: comes in the group’s currency to what the case says, at its rates and of its rate day', async () => {
  const { rate_day: today, rates_to_CNY: worth } = expected
  for (const [currency, rate] of Object.entries(worth)) {
    if (currency === 'CNY') continue
    await owner.query(
      `INSERT INTO exchange_rate (base, currency, valid_from, rate, entered_by) VALUES ('CNY', $1, $2, $3, $4)`,
      [currency, today, rate, group.headquarters.personId],
    )
  }
  const actor = group.forging.head
  const rates = await withActor(actor, (tx) => readRates({ tx, base: 'CNY', today }))
  const inOne = (totals: readonly CurrencyTotal[]) => inOneCurrency({ totals, rates, currency: 'CNY' })
  const of = async (typeId: string) => {
    const { totals, columns } = await board(actor, typeId)
    const listed = await withActor(actor, (tx) => summariseOpportunities({ tx, actor, filter: { type: typeId } }))
    return { board: inOne(totals), columns: columns.map((column) => inOne(column.totals)), list: inOne(listed.totals) }
  }
  const products = await of(product)
  const services = await of('service')
  for (const [found, name] of [
    [products, 'product project'],
    [services, 'service'],
  ] as const) {
    const { amount, weighted } = found.board
    expect({ amount, weighted }).toEqual({ amount: expected.total[name], weighted: expected.weighted[name] })
    expect(found.board.rateDays).toEqual({ from: today, to: today })
    expect(found.board.apart).toEqual([])
    // Totals on the board equal those of the list and, column by column, of the report.
    expect(found.list).toMatchObject({ amount, weighted, rateDays: found.board.rateDays })
    const sum = (pick: (total: OneTotal) => string) =>
      found.columns.reduce((all, column) => all.plus(pick(column)), new Decimal(0)).toFixed(2)
    expect([sum((total) => total.amount), sum((total) => total.weighted)]).toEqual([amount, weighted])
  }
  expect(products.board.parts.map(({ currency, amount, worth }) => [currency, amount, worth])).toEqual([
    ['CNY', '20000000.00', '20000000.00'],
    ['JPY', '150000000.00', '7200000.00'],
    ['USD', '1000000.00', '7100000.00'],
  ])
  const together = inOne(addUp([...(await board(actor, product)).totals, ...(await board(actor, 'service')).totals]))
  expect([together.amount, together.weighted]).toEqual([expected.group_total, expected.group_weighted])
  const pipeline = await withActor(actor, (tx) => getPipeline({ tx, actor, mine: false }))
  expect(inOne(addUp((pipeline ?? []).flatMap(({ totals }) => totals))).amount).toBe(expected.group_total)
})

it('case M07: agrees with the list, whoever asks and however it is narrowed', async () => {
  const filters: OpportunityFilter[] = [
    {},
    { mine: '1' },
    { min: '9000000' },
    { org: group.forging.salesId },
    { q: '压机' },
  ]
  for (const actor of [group.forging.rep, group.forging.manager, group.headquarters, group.cranes.rep]) {
    for (const filter of filters) {
      const shown = await board(actor, product, filter)
      const listed = await withActor(actor, (tx) =>
        summariseOpportunities({ tx, actor, filter: { ...filter, type: product } }),
      )
      expect({ filter, count: shown.count }).toEqual({ filter, count: listed.count })
      expect(shown.totals.map(({ count: _, ...total }) => total)).toEqual(listed.totals)
      expect(shown.columns.flatMap((column) => column.cards)).toHaveLength(listed.count)
    }
  }
})

it('counts what somebody was added to by name beside what they see whole, once', async () => {
  const [foreign] = (await owner.query('SELECT id FROM opportunity WHERE org_id = $1', [group.cranes.salesId])).rows
  await owner.query(`INSERT INTO record_access VALUES ($1, 'opportunity', $2, false)`, [
    group.forging.manager.personId,
    foreign?.id,
  ])
  const [total] = (await board(group.forging.manager, product)).totals
  expect(total).toMatchObject({ currency: 'CNY', count: 3, amount: '32000000.00' })
})

it('shows a column a part at a time, the largest first', async () => {
  for (let at = 1; at <= 14; at++) {
    await add({
      ...large,
      amount: `${at}.00`,
      stage: `${product}.signing`,
      org: group.cranes.salesId,
      by: group.cranes.rep,
    })
  }
  const actor = group.cranes.rep
  const signing = async (show: Record<string, number>) =>
    (await withActor(actor, (tx) => getBoard({ tx, actor, typeId: product, filter: {}, show }))).columns.at(-1)
  const first = await signing({})
  expect(first).toMatchObject({ count: 14, more: true })
  expect(first?.cards.map((card) => card.amount).slice(0, 2)).toEqual(['14.00', '13.00'])
  expect(first?.cards).toHaveLength(10)
  expect(await signing({ [`${product}.signing`]: 30 })).toMatchObject({ more: false, cards: { length: 14 } })
})
