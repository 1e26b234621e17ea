import { randomBytes } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import { afterEach, describe, expect, test } from 'vitest'
import { once } from '#lib/once.ts'
import { aGroup } from '#tests/factories/a-group.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import type { Actor } from './actor.ts'
import { connectDatabase, disconnectDatabase } from './client.server.ts'
import { PrismaClient } from './generated/client.ts'
import { proveStepDown } from './prove-step-down.server.ts'
import { loadBase } from './seeds/base/load-base.server.ts'
import { insertDataset } from './seeds/insert-rows.server.ts'
import { tableClasses } from './table-classes.ts'
import { withActor, withRole } from './with-actor.server.ts'

const nobody: Actor = {
  personId: '00000000-0000-7000-8000-000000000000',
  name: { zh: '', en: '' },
  email: '',
  title: null,
  roles: [],
  scope: 'self',
  home: { id: '', name: { zh: '', en: '' } },
  orgs: [],
  writeOrgs: [],
  salesOrgs: [],
  companies: [],
  writeCompanies: [],
  all: false,
  keeper: false,
  keptRules: [],
  costs: false,
  reviews: false,
}

// X04: with policies on every table and a superuser's login, whoever forgets to step down sees everything.

const owner = useTestDatabase()

/** Puts another client in the place of the product's for one test. */
async function instead(client: PrismaClient): Promise<void> {
  await disconnectDatabase()
  once('prisma', () => client)
}

afterEach(async () => {
  await disconnectDatabase()
  connectDatabase({ url: owner.url })
})

test('a superuser’s login is stepped down from, and proved so by asking the database', async () => {
  const { rows } = await owner.query('SELECT rolsuper FROM pg_roles WHERE rolname = session_user')
  expect(rows).toEqual([{ rolsuper: true }])
  await expect(proveStepDown()).resolves.toBeUndefined()
})

test('what nobody in particular asks, in whatever role, sees no business', async () => {
  const seen = await withActor(nobody, (tx) => tx.opportunity.count())
  expect(seen).toBe(0)
  await expect(withRole('gantry_auth', (tx) => tx.opportunity.count())).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

test('connections that rest in the login itself are refused', async () => {
  await instead(new PrismaClient({ adapter: new PrismaPg({ connectionString: owner.url }) }))
  await expect(proveStepDown()).rejects.toMatchObject({
    code: 'CONFIG',
    message: expect.stringContaining('do not rest in gantry_login'),
  })
})

test.each(Object.keys(tableClasses))('%s with its policies switched off is refused, and named', async (table) => {
  await owner.query(`ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`)
  try {
    await expect(proveStepDown()).rejects.toMatchObject({
      code: 'CONFIG',
      message: expect.stringContaining(`does not hold on ${table};`),
    })
  } finally {
    await owner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`)
  }
})

test('a policy that lets nobody in particular see business is refused', async () => {
  const group = aGroup()
  await loadBase({ client: owner.client })
  for (const { dataset } of [group, anOpportunity({ group })]) await insertDataset({ client: owner.client, dataset })
  await owner.query('CREATE POLICY planted ON opportunity FOR SELECT TO gantry_app USING (true)')
  try {
    await expect(proveStepDown()).rejects.toMatchObject({
      code: 'CONFIG',
      message: expect.stringContaining('sees opportunities'),
    })
  } finally {
    await owner.query('DROP POLICY planted ON opportunity')
  }
})

// The embedded database has one login. On a server an owner of the tables is usual.
describe.skipIf(!process.env.TEST_DATABASE_URL)('the owner of the tables', () => {
  test('who may not step down is refused, and is once gantry_login was granted', async () => {
    const login = `gantry_x04_${randomBytes(4).toString('hex')}`
    await owner.query(`CREATE ROLE ${login} LOGIN NOSUPERUSER`)
    await owner.query(`ALTER TABLE opportunity OWNER TO ${login}`)
    const url = new URL(owner.url)
    url.username = login
    try {
      await disconnectDatabase()
      connectDatabase({ url: url.href })
      await expect(proveStepDown()).rejects.toMatchObject({
        code: 'CONFIG',
        message: expect.stringContaining('grant it the role gantry_login'),
      })
      await owner.query(`GRANT gantry_login TO ${login}`)
      await disconnectDatabase()
      connectDatabase({ url: url.href })
      await expect(proveStepDown()).resolves.toBeUndefined()
    } finally {
      await disconnectDatabase()
      connectDatabase({ url: owner.url })
      await owner.query(`ALTER TABLE opportunity OWNER TO CURRENT_USER`)
      await owner.query(`DROP OWNED BY ${login}`)
      await owner.query(`DROP ROLE ${login}`)
    }
  })
})
