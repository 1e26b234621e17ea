import { afterEach, expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import type { Actor } from './actor.ts'
import type { Tx } from './client.server.ts'
import { type LongTransaction, leaveTransactions, watchTransactions } from './watch-transactions.server.ts'
import { withActor, withRole } from './with-actor.server.ts'

useTestDatabase()
afterEach(leaveTransactions)

const id = newId()
const keeper: Actor = {
  personId: id,
  name: { zh: '管理员', en: 'Keeper' },
  email: 'keeper@gantry.example',
  title: null,
  roles: [],
  scope: 'group',
  home: { id, name: { zh: '集团', en: 'Group' } },
  orgs: [],
  writeOrgs: [],
  salesOrgs: [],
  companies: [],
  writeCompanies: [],
  all: true,
  keeper: true,
  keptRules: 'group',
  costs: false,
  reviews: false,
}
const inTx = <T>(work: (tx: Tx) => Promise<T>) => withActor(keeper, work)

test.each([
  ['an id that is none', (tx: Tx) => tx.$queryRaw`SELECT id FROM opportunity WHERE id = ${'abc'}::uuid`],
  ['an id that is none, asked for by the client', (tx: Tx) => tx.opportunity.findUnique({ where: { id: 'abc' } })],
  ['a day that is in no calendar', (tx: Tx) => tx.$queryRaw`SELECT ${'2027-02-30'}::date`],
  ['a date that is none', (tx: Tx) => tx.$queryRaw`SELECT ${'soon'}::date`],
  ['the year 0', (tx: Tx) => tx.$queryRaw`SELECT ${'0000-01-01'}::date`],
  ['a NUL', (tx: Tx) => tx.$queryRaw`SELECT id FROM customer WHERE name = ${'a\0b'}`],
  ['a NUL, asked for by the client', (tx: Tx) => tx.customer.findFirst({ where: { name: 'a\0b' } })],
  ['a NUL within what an event keeps', (tx: Tx) => tx.$queryRaw`SELECT ${JSON.stringify({ text: '\0' })}::jsonb`],
  ['a number out of range', (tx: Tx) => tx.$queryRaw`SELECT ${'99999999999'}::int`],
] as [string, (tx: Tx) => Promise<unknown>][])('%s is bad input', async (_what, work) => {
  await expect(inTx(work)).rejects.toMatchObject({ code: 'BAD_INPUT', details: {} })
})

test('what is there already is a conflict, which does not say with what', async () => {
  const row = { id: newId(), email: 'somebody@gantry.example', name: '周启明' }
  const add = (tx: Tx) => tx.person.createMany({ data: [row] })
  await inTx(add)
  await expect(inTx(add)).rejects.toMatchObject({ code: 'CONFLICT', details: {} })
})

test('a statement ends after 20 seconds, in this transaction and not beyond it', async () => {
  const [said] = await inTx((tx) => tx.$queryRaw<{ statement_timeout: string }[]>`SHOW statement_timeout`)
  expect(said?.statement_timeout).toBe('20s')
  const [compiled] = await inTx((tx) => tx.$queryRaw<{ jit: string }[]>`SHOW jit`)
  expect(compiled?.jit).toBe('off')
})

test.each(['gantry_auth', 'gantry_jobs'] as const)('so does one of %s', async (role) => {
  const [said] = await withRole(role, (tx) => tx.$queryRaw<{ statement_timeout: string }[]>`SHOW statement_timeout`)
  expect(said?.statement_timeout).toBe('20s')
})

/** A watch by a clock that stands still but for what a transaction says that it takes. */
function watched() {
  const told: LongTransaction[] = []
  let clock = 1000
  watchTransactions({ now: () => clock, warn: (long) => told.push(long) })
  const takes = async (ms: number) => {
    clock += ms
  }
  return { told, takes }
}

test('of a transaction that lasted over 500 ms the log learns for what and for how long', async () => {
  const { told, takes } = watched()
  await withActor(keeper, () => takes(500), { label: 'opportunity:read' })
  expect(told).toEqual([])
  await withActor(keeper, () => takes(501), { label: 'opportunity:promote' })
  await withRole('gantry_jobs', () => takes(700))
  expect(told).toEqual([
    { label: 'opportunity:promote', ms: 501 },
    { label: 'gantry_jobs', ms: 700 },
  ])
})

test('one that failed is told of too, and one that may be long is not', async () => {
  const { told, takes } = watched()
  const failing = withActor(keeper, async () => {
    await takes(900)
    throw new Error('given up')
  })
  await expect(failing).rejects.toThrow('given up')
  await withActor(keeper, () => takes(90_000), { label: 'warning:sweep', patienceMs: 600_000 })
  expect(told).toEqual([{ label: 'gantry_app', ms: 900 }])
})
