import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { migrate } from './migrate.server.ts'
import { proveMigrated } from './prove-migrated.server.ts'

const owner = useTestDatabase()

const later = '29991231000000_of_a_later_version'
const add = (name: string) =>
  owner.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('later', '', $1, now())`,
    [name],
  )

describe('a database of a later version', () => {
  beforeEach(() => add(later))
  afterEach(() => owner.query(`DELETE FROM _prisma_migrations WHERE id = 'later'`))

  test('is not migrated by an earlier one', async () => {
    const before = await owner.query('SELECT count(*)::int AS n FROM _prisma_migrations')
    await owner.query(
      `UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name LIKE '%\\_applied\\_migrations'`,
    )
    try {
      await expect(migrate(owner.client)).rejects.toMatchObject({
        code: 'CONFIG',
        message: 'The data are of a later version of Gantry. Use that one.',
      })
      expect(await owner.query('SELECT count(*)::int AS n FROM _prisma_migrations')).toMatchObject({
        rows: before.rows,
      })
    } finally {
      await owner.query('UPDATE _prisma_migrations SET finished_at = now() WHERE finished_at IS NULL')
    }
  })

  test('is worked on while processes of both take turns, and it is told', async () => {
    expect(await proveMigrated()).toEqual([later])
  })
})

test('one that has all of this version is worked on', async () => {
  expect(await proveMigrated()).toEqual([])
})

test.each([
  ['that lacks a migration', `DELETE FROM _prisma_migrations WHERE migration_name LIKE '%\\_ground'`, 1],
  ['that is so early that nobody may ask', 'REVOKE SELECT ON _prisma_migrations FROM gantry_jobs', undefined],
])('one %s is refused, with what brings it up to date', async (_, make, lacks) => {
  await owner.query('CREATE TABLE kept AS SELECT * FROM _prisma_migrations')
  await owner.query(make)
  try {
    await expect(proveMigrated()).rejects.toMatchObject({
      code: 'CONFIG',
      message: expect.stringMatching(
        new RegExp(`earlier version.*it lacks ${lacks ?? '\\d\\d+'} migrations\\. Run gantry migrate`),
      ),
    })
  } finally {
    await owner.query('INSERT INTO _prisma_migrations SELECT * FROM kept ON CONFLICT DO NOTHING')
    await owner.query('DROP TABLE kept')
    await owner.query('GRANT SELECT (migration_name, finished_at) ON _prisma_migrations TO gantry_jobs')
  }
})
