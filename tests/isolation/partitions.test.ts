import { beforeAll, expect, test } from 'vitest'
import { withRole } from '#prisma/with-actor.server.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { organisationId } from './people.ts'
import { addWorld } from './world.ts'

const owner = useTestDatabase()

beforeAll(async () => {
  await addWorld(owner)
})

/** What the running process asks for, as it asks for it. */
function ensure(first: string, last: string): Promise<number | undefined> {
  return withRole('gantry_jobs', async (tx) => {
    const rows = await tx.$queryRaw<{ made: number }[]>`
      SELECT gantry.ensure_event_partitions(${first}::date, ${last}::date) AS made`
    return rows[0]?.made
  })
}

async function rows(table: string) {
  const { rows: found } = await owner.query(`SELECT id FROM ${table} ORDER BY at`)
  return found.length
}

test('months that had no partition get one, and take their events along', async () => {
  const event = (at: string) =>
    owner.query(
      `INSERT INTO domain_event (id, at, org_id, type, entity_type, entity_id, record_type, record_id)
       VALUES (gen_random_uuid(), $1, $2, 'customer.created', 'customer', $2, 'customer', $2)`,
      [at, organisationId('A')],
    )
  const moments = [
    '2031-02-28T23:59:59.999Z',
    '2031-03-01T00:00:00Z',
    '2031-03-31T23:59:59.999Z',
    '2031-05-10T08:00:00Z',
  ]
  for (const at of moments) await event(at)
  const waiting = await rows('domain_event_other')
  const all = await rows('domain_event')

  expect(await ensure('2031-03-05', '2031-04-20')).toBe(2)
  expect([await rows('domain_event_203103'), await rows('domain_event_203104')]).toEqual([2, 0])
  expect(await rows('domain_event_other')).toBe(waiting - 2)
  expect(await rows('domain_event')).toBe(all)
  expect(await ensure('2031-03-05', '2031-04-20')).toBe(0)

  await event('2031-04-02T00:00:00Z')
  expect(await rows('domain_event_203104')).toBe(1)
})

test('a partition has the indexes, the row-level security and the transaction of its table, and no grants', async () => {
  await ensure('2032-01-01', '2032-01-31')
  const { rows: found } = await owner.query(`
    SELECT c.relrowsecurity AS secured, c.relacl AS granted,
      (SELECT count(*)::int FROM pg_index i WHERE i.indrelid = c.oid) AS indexes,
      (SELECT count(*)::int FROM pg_index i WHERE i.indrelid = 'domain_event'::regclass) AS expected,
      (SELECT count(*)::int FROM pg_attrdef d WHERE d.adrelid = c.oid) AS defaults
    FROM pg_class c WHERE c.relname = 'domain_event_203201'`)
  expect(found).toEqual([{ secured: true, granted: null, indexes: 3, expected: 3, defaults: 4 }])
})
