import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#prisma/actor.ts'
import { tableClasses } from '#prisma/table-classes.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { expectedRights } from './expected-rights.ts'
import { everybody, type Person, resolveEverybody, type Who } from './people.ts'
import { createPolicy, readPolicies } from './policies.ts'
import { addProbe, askedBy, type Rights, rightsOn } from './probe.ts'
import { addWorld, world } from './world.ts'

const owner = useTestDatabase()
let actors: Record<Person, Actor>

beforeAll(async () => {
  await addWorld(owner)
  await addProbe(owner)
  actors = await resolveEverybody()
})

/** The kept table's answer for one person. */
function expected(table: string, who: Who): Rights {
  const line = expectedRights[table]?.find((each) => each.who.split(' ').includes(who))
  const nothing: Rights = { sees: '', inserts: '', insertsForOthers: '', changes: '', removes: '' }
  const { who: _, ...rights } = { who, ...line }
  return { ...nothing, ...rights }
}

describe('the kept table', () => {
  it('names every table of the catalogue, and each table has rows of which every one is labelled', async () => {
    // Partitions are read and written through their parent, and grant nothing themselves.
    const catalogue = await owner.query(`
      SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
        AND NOT relispartition AND relname <> '_prisma_migrations'
      ORDER BY relname`)
    expect(Object.keys(expectedRights).sort()).toEqual(catalogue.rows.map((row) => row.relname))
    expect(Object.keys(expectedRights)).toEqual(Object.keys(tableClasses))
    for (const table of Object.keys(expectedRights)) {
      const counted = await owner.query(`SELECT count(*)::int AS rows FROM ${table}`)
      const labelled = world.filter((row) => row.table === table).length
      expect({ table, rows: counted.rows[0]?.rows }).toEqual({ table, rows: labelled })
      expect(labelled).toBeGreaterThan(0)
    }
  })

  it.each(Object.entries(expectedRights))('names everybody once: %s', (_, lines) => {
    expect(lines.flatMap((line) => line.who.split(' ')).sort()).toEqual([...everybody].sort())
  })
})

describe('what is seen and may be written equals the kept table', () => {
  it.each(Object.keys(expectedRights))('%s', async (table) => {
    const found: Record<string, Rights> = {}
    for (const who of everybody) found[who] = await rightsOn(table, who, actors)
    expect(found).toEqual(Object.fromEntries(everybody.map((who) => [who, expected(table, who)])))
  })
})

describe('each policy dropped', () => {
  it('makes the comparison fail, whichever it is', async () => {
    const policies = await readPolicies(owner)
    expect(policies.length).toBeGreaterThan(70)
    const unnoticed: string[] = []
    for (const policy of policies) {
      await owner.query(`DROP POLICY ${policy.policyname} ON ${policy.tablename}`)
      try {
        if (!(await differs(policy.tablename, policy.role))) unnoticed.push(policy.policyname)
      } finally {
        await owner.query(createPolicy(policy))
      }
    }
    expect(unnoticed).toEqual([])
    expect(await readPolicies(owner)).toEqual(policies)
  }, 300_000)

  it('is noticed only because something differs: with every policy in place nothing does', async () => {
    expect(await differs('contact', 'gantry_app')).toBe(false)
  })
})

/** Whether anybody's rights on the table are no longer those of the kept table. */
async function differs(table: string, databaseRole: string): Promise<boolean> {
  for (const who of askedBy(databaseRole)) {
    const found = await rightsOn(table, who, actors)
    const kept = expected(table, who)
    if ((Object.keys(kept) as (keyof Rights)[]).some((kind) => found[kind] !== kept[kind])) return true
  }
  return false
}
