import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#prisma/actor.ts'
import { tableClasses } from '#prisma/table-classes.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { expectedRights } from './expected-rights.ts'
import { everybody, type Person, resolveEverybody, type Who } from './people.ts'
import { createPolicy, readPolicies, waysOf } from './policies.ts'
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

/** What asks who was asked to approve something, stands in for them, or may write what they decide. */
const ofApprovals = (policy: string) =>
  /^(approval_|stage_exception_|contract_read|contract_change|document_read)/.test(policy)

describe('of what approvals open, each way closed', () => {
  // What their opportunity's own policy lets pass, or the request's, once more: in front, so that wide readers ask for nothing else.
  const shortcuts = [
    ...['approval_request_read', 'contract_read', 'document_read', 'stage_exception_read'].flatMap((policy) => [
      `${policy}: gantry.all`,
      `${policy}: gantry.orgs`,
    ]),
    // One's own, and that of whoever one stands in for.
    'approval_task_read: holder_id',
    'approval_task_read: holder_id',
    'approval_task_read: gantry.is_approval_service',
  ]
  const called = (way: string) => /gantry\.(?!flag|orgs\(|person)\w+|'(gantry\.\w+)'|holder_id/.exec(way)

  it('makes the comparison fail, but for what another says as well', async () => {
    const policies = (await readPolicies(owner)).filter(({ policyname, qual }) => ofApprovals(policyname) && qual)
    expect(policies.length).toBeGreaterThan(10)
    const unnoticed: string[] = []
    for (const policy of policies) {
      const ways = waysOf(policy.qual ?? '')
      for (const way of ways.length > 1 ? ways : []) {
        const without = ways.filter((one) => one !== way).join(' OR ')
        await owner.query(`ALTER POLICY ${policy.policyname} ON ${policy.tablename} USING (${without})`)
        try {
          if (!(await differs(policy.tablename, policy.role)))
            unnoticed.push(`${policy.policyname}: ${called(way)?.[1] ?? called(way)?.[0] ?? way}`)
        } finally {
          await owner.query(`ALTER POLICY ${policy.policyname} ON ${policy.tablename} USING (${policy.qual})`)
        }
      }
    }
    expect(unnoticed.sort()).toEqual(shortcuts.sort())
  }, 300_000)

  it.each([
    ['it was ended', 'd.ended_at IS NULL'],
    ['it has not begun', 'd.begins_at <= now()'],
    ['its time has passed', 'now() < d.ends_at'],
  ])('nobody stands in once %s', async (_, condition) => {
    const name = 'gantry.stands_in_for()'
    const { rows } = await owner.query(`SELECT pg_get_functiondef('${name}'::regprocedure) AS sql`)
    const sql = String(rows[0]?.sql)
    expect(sql).toContain(condition)
    await owner.query(sql.replace(condition, 'true'))
    try {
      expect([await differs('approval_access', 'gantry_app'), await differs('contract', 'gantry_app')]).toEqual([
        true,
        true,
      ])
    } finally {
      await owner.query(sql)
    }
  })

  it('nor for somebody for whom nothing waits any more', async () => {
    const [policy] = (await readPolicies(owner)).filter(({ policyname }) => policyname === 'approval_access_read')
    const qual = policy?.qual ?? ''
    expect(qual).toContain('is_open AND')
    await owner.query(`ALTER POLICY approval_access_read ON approval_access USING (${qual.replace('is_open AND', '')})`)
    try {
      expect(await differs('approval_access', 'gantry_app')).toBe(true)
    } finally {
      await owner.query(`ALTER POLICY approval_access_read ON approval_access USING (${qual})`)
    }
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
