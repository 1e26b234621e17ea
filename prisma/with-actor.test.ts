import { expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import type { Actor } from './actor.ts'
import type { Tx } from './client.server.ts'
import { withActor } from './with-actor.server.ts'

useTestDatabase()

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
})
