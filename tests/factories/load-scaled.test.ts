import { beforeAll, expect, test } from 'vitest'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { loadScaled, type Scaled } from './load-scaled.ts'

const owner = useTestDatabase()
const opportunities = 2000
let scaled: Scaled
let indexesBefore: unknown

beforeAll(async () => {
  const { rows } = await owner.query(`SELECT count(*)::int AS indexes FROM pg_indexes WHERE tablename = 'opportunity'`)
  indexesBefore = rows[0]?.indexes
  scaled = await loadScaled({ client: owner.client, organisations: 60, opportunities, today: '2026-11-25' })
}, 120_000)

async function seenBy(personId: string) {
  const actor = await withRole('gantry_auth', (tx) => resolveActor({ tx, personId }))
  if (!actor) throw new Error(`${personId} was not resolved`)
  return {
    scope: actor.scope,
    opportunities: await withActor(actor, (tx) => tx.opportunity.count()),
    owned: await withActor(actor, (tx) => tx.opportunity.count({ where: { ownerId: personId } })),
  }
}

test('as many organisations and opportunities as asked', async () => {
  const { rows } = await owner.query(
    'SELECT (SELECT count(*)::int FROM organisation) AS organisations, (SELECT count(*)::int FROM opportunity) AS opportunities',
  )
  expect(rows).toEqual([{ organisations: 60, opportunities }])
})

test('the people it returns see what their scope says', async () => {
  const rep = await seenBy(scaled.rep)
  expect(rep).toMatchObject({ scope: 'self', owned: 50 })
  expect(rep.opportunities).toBeGreaterThan(rep.owned)
  expect(rep.opportunities).toBeLessThan(100)
  expect(await seenBy(scaled.manager)).toMatchObject({ scope: 'department', opportunities: 200 })
  const head = await seenBy(scaled.head)
  expect(head.scope).toBe('subtree')
  expect(head.opportunities).toBeGreaterThan(400)
  expect(head.opportunities).toBeLessThan(opportunities)
  expect(await seenBy(scaled.hq)).toMatchObject({ scope: 'group', opportunities })
})

test('the opportunity it returns is the rep’s, with activities, a decision chain and its opening', async () => {
  const { rows } = await owner.query(
    `SELECT o.owner_id, o.org_id, (SELECT count(*)::int FROM activity a WHERE a.opportunity_id = o.id) AS activities,
       (SELECT count(*)::int FROM decision_chain_member d WHERE d.opportunity_id = o.id) AS chain,
       (SELECT count(*)::int FROM domain_event e WHERE e.record_id = o.id) AS events
     FROM opportunity o WHERE o.id = $1`,
    [scaled.opportunity],
  )
  expect(rows).toEqual([{ owner_id: scaled.rep, org_id: scaled.department, activities: 2, chain: 1, events: 1 }])
})

test('every reference leads somewhere', async () => {
  const { rows } = await owner.query(
    `SELECT conrelid::regclass::text AS child, confrelid::regclass::text AS parent,
       (SELECT attname FROM pg_attribute WHERE attrelid = conrelid AND attnum = conkey[1]) AS column_name,
       (SELECT attname FROM pg_attribute WHERE attrelid = confrelid AND attnum = confkey[1]) AS target
     FROM pg_constraint WHERE contype = 'f' AND cardinality(conkey) = 1`,
  )
  expect(rows.length).toBeGreaterThan(20)
  for (const { child, parent, column_name: column, target } of rows) {
    const dangling = await owner.query(
      `SELECT ${column} FROM ${child} WHERE ${column} IS NOT NULL AND ${column} NOT IN (SELECT p.${target} FROM ${parent} p)`,
    )
    expect(dangling.rows, `${child}.${column}`).toEqual([])
  }
})

test('indexes and triggers stand again afterwards', async () => {
  const { rows } = await owner.query(
    `SELECT (SELECT count(*)::int FROM pg_indexes WHERE tablename = 'opportunity') AS indexes,
       current_setting('session_replication_role') AS triggers`,
  )
  expect(rows).toEqual([{ indexes: indexesBefore, triggers: 'origin' }])
})
