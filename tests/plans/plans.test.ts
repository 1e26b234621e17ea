import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { approvalActor } from '#crm/org/approval-actor.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { readTree } from '#tests/guards/source-tree.ts'
import { openScaledDatabase, type ScaledDatabase } from '#tests/support/scaled-test-database.ts'
import { engineQueries, keptQueries } from './approval-queries.ts'
import { listQueries } from './list-queries.ts'
import { planFaults } from './plan-faults.ts'
import { type PlanWatch, watchPlans } from './watch-plans.ts'

// A list that is quick on three hundred rows may read everything under a policy: only leakproof operators reach an index.
// So the plans that PostgreSQL really ran are looked at, over 100,000 opportunities, as everybody whose scope differs.

const server = process.env.TEST_DATABASE_URL

/** Lists that no policy governs or that only a demonstration has. */
const elsewhere = new Map([
  ['crm/org/list-demo-people.server.ts', 'the sign-in page of a demonstration, as gantry_auth'],
  ['crm/org/get-sign-in-lock.server.ts', 'sign-in, as gantry_auth, by primary key'],
  ['crm/org/find-organisation.server.ts', 'the command line, once a person added'],
  ['crm/org/find-colleague.server.ts', 'whoever keeps people, by the unique address'],
  ['knowledge/eval/search-collection.server.ts', 'the evaluation, on a database of its own'],
])

test('every verb that finds, lists or gets is looked at', () => {
  const text = readTree((path) => /^tests\/plans\/[^/]*-queries\.ts$/.test(path))
    .map((file) => file.text)
    .join()
  const verbs = readTree((path) => /^(crm|knowledge)\/.*\/(find|list|get|explain|search)-[^/]*\.server\.ts$/.test(path))
  expect(verbs.length).toBeGreaterThan(15)
  const forgotten = verbs.map(({ path }) => path).filter((path) => !elsewhere.has(path) && !text.includes(`'#${path}'`))
  expect(forgotten).toEqual([])
})

describe.skipIf(!server)('on 100,000 opportunities', () => {
  let database: ScaledDatabase
  let watch: PlanWatch
  let sizes: Map<string, number>

  beforeAll(async () => {
    database = await openScaledDatabase(server ?? '')
    watch = await watchPlans(database)
    const { rows } = await database.client.query<{ name: string; rows: number }>(
      `SELECT relname AS name, reltuples::int AS rows FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
    )
    sizes = new Map(rows.map(({ name, rows: count }) => [name, count]))
    // The indexes of the texts take a minute by themselves, and others work on the machine too.
  }, 600_000)
  afterAll(async () => {
    await watch?.stop()
    await database?.drop()
  })

  const faultsDuring = async (work: () => Promise<unknown>) => {
    const statements = await watch.during(work)
    expect(statements.length).toBeGreaterThan(0)
    return statements.flatMap((statement) =>
      planFaults(statement, sizes).map(
        (fault) => `${fault}: ${statement['Query Text'].replaceAll(/\s+/g, ' ').slice(0, 160)}`,
      ),
    )
  }

  describe.each(['rep', 'manager', 'head', 'hq'] as const)('as %s', (person) => {
    test('no list reads a large table whole or throws thousands of rows away', async () => {
      const { scaled } = database
      const actor = await database.actorOf(scaled[person])
      const found: Record<string, string[]> = {}
      for (const query of listQueries(scaled, new Date())) {
        const faults = await faultsDuring(() => withActor(actor, (tx) => query.run({ tx, actor, scaled })))
        if (faults.length > 0) found[query.name] = faults
      }
      expect(found).toEqual({})
    })
  })

  test.each(['rep', 'manager', 'head', 'hq'] as const)('nor does a plan that is kept, as %s', async (person) => {
    const { scaled } = database
    const actor = await database.actorOf(scaled[person])
    const found: Record<string, string[]> = {}
    for (const query of keptQueries) {
      const faults = await faultsDuring(() =>
        withActor(actor, async (tx) => {
          await tx.$executeRaw`SET LOCAL plan_cache_mode = force_generic_plan`
          await query.run({ tx, actor, scaled })
        }),
      )
      if (faults.length > 0) found[query.name] = faults
    }
    expect(found).toEqual({})
  })

  test('what the engine of approvals looks for by the clock does neither', async () => {
    const { scaled } = database
    const found: Record<string, string[]> = {}
    for (const query of engineQueries) {
      const actor = approvalActor
      const faults = await faultsDuring(() => withActor(actor, (tx) => query.run({ tx, actor, scaled })))
      if (faults.length > 0) found[query.name] = faults
    }
    expect(found).toEqual({})
  })

  test('a query that no index serves under a policy is found', async () => {
    const actor = await database.actorOf(database.scaled.hq)
    const faults = await faultsDuring(() =>
      withActor(actor, (tx) => tx.opportunity.findMany({ where: { name: { contains: '无此', mode: 'insensitive' } } })),
    )
    expect(faults.join()).toMatch(/reads all 100000 rows of opportunity/)
  })

  test('what a function of the database does inside is found', async () => {
    await database.client.query(`CREATE FUNCTION gantry.planted() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
      AS $$ BEGIN RETURN (SELECT count(*) FROM opportunity WHERE name LIKE '%x%'); END $$;
      GRANT EXECUTE ON FUNCTION gantry.planted() TO gantry_app`)
    const actor = await database.actorOf(database.scaled.rep)
    const faults = await faultsDuring(() => withActor(actor, (tx) => tx.$queryRaw`SELECT gantry.planted()::text`))
    expect(faults.join()).toMatch(/reads all 100000 rows of opportunity/)
  })
})
