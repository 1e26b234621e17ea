import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { withRole } from '#prisma/with-actor.server.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { checkHealth, productVersion } from './check-health.server.ts'

const owner = useTestDatabase()
const up = { status: 'ok', database: 'ok', version: productVersion }
const down = { status: 'down', database: 'down', version: productVersion }

test('the database that answers is well', async () => {
  expect(await checkHealth()).toEqual(up)
})

test('one that does not answer in time is down, and well again when it does', async () => {
  // All connections of the pool are held by transactions that wait for this one.
  await owner.query('BEGIN; SELECT pg_advisory_lock(1)')
  const held = Promise.all(
    Array.from({ length: 10 }, () =>
      withRole('gantry_auth', (tx) => tx.$queryRaw`SELECT pg_advisory_xact_lock(1) IS NULL`),
    ),
  )
  expect(await checkHealth(200)).toEqual(down)
  await owner.query('SELECT pg_advisory_unlock(1); COMMIT')
  await held
  expect(await checkHealth()).toEqual(up)
})

// The embedded database is cut off in the browser's tests; this is how a server of PostgreSQL sends everybody away.
describe.skipIf(!process.env.TEST_DATABASE_URL)('on a server of PostgreSQL', () => {
  test('a database that ends its connections and takes no new ones is gone, and well again when it takes them', async () => {
    const admin = new pg.Client(process.env.TEST_DATABASE_URL)
    await admin.connect()
    const name = new URL(owner.url).pathname.slice(1)
    const mine = (await owner.query('SELECT pg_backend_pid() AS pid')).rows[0]?.pid
    try {
      await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`)
      await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> $2', [
        name,
        mine,
      ])
      await expect(withRole('gantry_auth', (tx) => tx.$queryRaw`SELECT 1`)).rejects.toMatchObject({
        code: 'DATABASE_GONE',
      })
      await expect(withRole('gantry_auth', (tx) => tx.$queryRaw`SELECT 1`)).rejects.toMatchObject({
        code: 'DATABASE_GONE',
      })
      expect(await checkHealth()).toEqual(down)
      await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`)
      expect(await checkHealth()).toEqual(up)
    } finally {
      await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`)
      await admin.end()
    }
  })
})
