import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Actor } from '#prisma/actor.ts'
import { loadBase } from '#prisma/seeds/base/load-base.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { addTwoCompanies, type TwoCompanies } from '#tests/factories/two-companies.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { SetRateSchema } from './exchange-rate.schema.ts'
import { findRates } from './find-rates.server.ts'
import { readRates } from './read-rates.server.ts'
import { removeRate } from './remove-rate.server.ts'
import { setRate } from './set-rate.server.ts'

const owner = useTestDatabase()
let group: TwoCompanies
let keeper: Actor

beforeAll(async () => {
  await loadBase({ client: owner.client })
  group = await addTwoCompanies(owner)
  keeper = { ...group.headquarters, roles: ['administrator'], keeper: true }
})
beforeEach(async () => {
  await owner.query('DELETE FROM exchange_rate')
  await owner.query(`DELETE FROM domain_event WHERE entity_type = 'exchange-rate'`)
})

const enter = (form: Record<string, string>, actor = keeper) =>
  withActor(actor, (tx) => setRate({ tx, actor, ...SetRateSchema.parse(form) }))
const usd = (validFrom: string, rate: string, more = {}) => enter({ currency: 'USD', validFrom, rate, ...more })
const on = (today: string) => withActor(group.forging.rep, (tx) => readRates({ tx, base: 'CNY', today }))
const events = async () =>
  (
    await owner.query(
      `SELECT type, before, after FROM domain_event WHERE entity_type = 'exchange-rate' ORDER BY at, id`,
    )
  ).rows

test('of each currency the latest holds that had begun on the day', async () => {
  await usd('2026-10-01', '7.0')
  await usd('2026-11-01', '7.1')
  await usd('2026-12-01', '7.2')
  await enter({ currency: 'JPY', validFrom: '2026-11-15', rate: '0.0480' })
  expect(await on('2026-09-30')).toEqual([])
  expect(await on('2026-11-14')).toEqual([{ currency: 'USD', rate: '7.1', validFrom: '2026-11-01' }])
  expect((await on('2026-12-01')).map(({ currency, rate }) => `${currency} ${rate}`)).toEqual(['JPY 0.048', 'USD 7.2'])
})

test('a rate for the same day puts it right, and the record says what it was', async () => {
  await usd('2026-11-01', '7.1')
  await usd('2026-11-01', '7.15')
  await usd('2026-11-01', '7.150')
  expect(await on('2026-11-01')).toMatchObject([{ rate: '7.15' }])
  expect(await events()).toMatchObject([
    { type: 'exchange-rate.set', before: null, after: { currency: 'USD', validFrom: '2026-11-01', rate: '7.1' } },
    { type: 'exchange-rate.set', before: { rate: '7.1' }, after: { rate: '7.15' } },
  ])
})

test.each(['0.14', '14.3', '71'])('asks before it takes %s after 7.1', async (rate) => {
  await usd('2026-11-01', '7.1')
  await expect(usd('2026-11-20', rate)).rejects.toMatchObject({
    code: 'BAD_INPUT',
    details: { field: 'rate', key: 'form.rateFar' },
  })
  expect(await on('2026-11-20')).toMatchObject([{ rate: '7.1' }])
  await usd('2026-11-20', rate, { sure: 'on' })
  expect(await on('2026-11-20')).toMatchObject([{ rate }])
})

test('taken away, the one before holds again; a second time there is nothing', async () => {
  await usd('2026-10-01', '7.0')
  await usd('2026-11-01', '7.1')
  const remove = () =>
    withActor(keeper, (tx) => removeRate({ tx, actor: keeper, currency: 'USD', validFrom: '2026-11-01' }))
  await remove()
  expect(await on('2026-11-20')).toMatchObject([{ rate: '7' }])
  expect((await events()).at(-1)).toMatchObject({ type: 'exchange-rate.removed', before: { rate: '7.1' } })
  await expect(remove()).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('the group’s own currency has none, and only administrators keep them', async () => {
  await expect(enter({ currency: 'CNY', validFrom: '2026-11-01', rate: '1' })).rejects.toMatchObject({
    details: { field: 'currency', key: 'form.rateOwn' },
  })
  const rep = group.forging.rep
  await expect(enter({ currency: 'USD', validFrom: '2026-11-01', rate: '7.1' }, rep)).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
  // And the database holds it, whatever the verb believes.
  const forged = { ...rep, keeper: true }
  await expect(
    withActor(rep, (tx) => setRate({ tx, actor: forged, currency: 'USD', validFrom: '2026-11-01', rate: '7.1' })),
  ).rejects.toThrow()
  expect(await on('2026-11-20')).toEqual([])
})

test.each(['', '0', '0.0', '-7', '7.123456789', '1e3', '7,1x', '٧', '1234567890'])('refuses to read “%s”', (rate) => {
  const read = SetRateSchema.safeParse({ currency: 'USD', validFrom: '2026-11-01', rate })
  expect(read.error?.issues.map(({ message }) => message)).toEqual(['form.rate'])
})

test('names first what is used and has no rate, of the whole group', async () => {
  await usd('2026-11-01', '7.1')
  await owner.query(
    `INSERT INTO stage_total (org_id, stage_id, status, currency, count, amount, weighted)
     VALUES ($1, 'product-project.bid', 'open', 'CHF', 3, 1, 1) ON CONFLICT DO NOTHING`,
    [group.forging.salesId],
  )
  const found = await withActor(keeper, (tx) => findRates({ tx, base: 'CNY' }))
  expect(found).toMatchObject([
    { currency: 'CHF', used: 3, rates: [] },
    { currency: 'USD', used: 0, rates: [{ rate: '7.1', validFrom: '2026-11-01', by: keeper.name }] },
  ])
})
