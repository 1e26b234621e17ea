import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bidVocabulary } from '#crm/bids/bid.vocabulary.ts'
import { contractVocabulary } from '#crm/contracts/contract.vocabulary.ts'
import { paymentLineVocabulary } from '#crm/contracts/payment-line.vocabulary.ts'
import { relationshipVocabulary } from '#crm/customers/relationship.vocabulary.ts'
import { countedActivities, opportunityVocabulary } from '#crm/opportunities/opportunity.vocabulary.ts'
import { sweepActor } from '#crm/org/sweep-actor.ts'
import { findTrialRecords } from '#crm/warnings/find-trial-records.server.ts'
import { countWarnings, findWarnings } from '#crm/warnings/find-warnings.server.ts'
import { sweepStatement } from '#crm/warnings/sweep-statement.ts'
import { tryRule } from '#crm/warnings/try-rule.server.ts'
import type { WarningRule } from '#crm/warnings/warning-rules.server.ts'
import type { Condition } from '#engine/condition.ts'
import type { Vocabulary } from '#engine/vocabulary.ts'
import { dayOf } from '#lib/clock.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { openScaledDatabase, type ScaledDatabase } from '#tests/support/scaled-test-database.ts'
import { type PlanNode, type PlannedStatement, planFaults } from './plan-faults.ts'
import { type PlanWatch, watchPlans } from './watch-plans.ts'

// Every event has its record looked at by every rule: that may not cost what the nightly sweep costs.

const server = process.env.TEST_DATABASE_URL
const timeZone = 'Asia/Shanghai'

/** A rule that asks for every fact of its subject, and holds for any record. */
function ruleOf(id: string, subject: string, { facts }: Vocabulary): WarningRule {
  const asked = facts.flatMap(({ id: fact, params }) =>
    params ? countedActivities.map((kind) => ({ fact, params: { kind: kind.id } })) : [{ fact }],
  )
  const any: Condition[] = asked.flatMap((one) =>
    (['isEmpty', 'isNotEmpty'] as const).map((operator): Condition => ({ ...one, operator })),
  )
  const said = { zh: id, en: id }
  const common = { version: 1, orgId: null, name: said, why: said, severity: 'watch', notify: [] }
  return { ...common, id, subject, condition: { any } }
}

const rules = {
  opportunity: ruleOf('WN-91', 'opportunity', opportunityVocabulary),
  customer: ruleOf('WN-92', 'customer-relationship', relationshipVocabulary),
  contract: ruleOf('WN-93', 'contract', contractVocabulary),
  'payment line': ruleOf('WN-94', 'payment-line', paymentLineVocabulary),
  bid: ruleOf('WN-95', 'bid', bidVocabulary),
}
type Kind = keyof typeof rules

/** Tables of which one node read more rows than hang on a record: by an index as well. */
function longReads(node: PlanNode): string[] {
  const rows = node['Actual Rows'] * node['Actual Loops']
  const long = node['Relation Name'] && rows > 1000 ? [`reads ${rows} rows of ${node['Relation Name']}`] : []
  return [...long, ...(node.Plans ?? []).flatMap(longReads)]
}

describe.skipIf(!server)('on 50,000 opportunities with as many warnings', () => {
  let database: ScaledDatabase
  let watch: PlanWatch
  let sizes: Map<string, number>

  beforeAll(async () => {
    database = await openScaledDatabase(server ?? '', { opportunities: 50_000 })
    const { client } = database
    await client.query(
      `INSERT INTO rule_set (id, subject, name_zh, name_en) VALUES ('warnings', 'opportunity', '预警', 'Warnings')`,
    )
    await client.query(
      `INSERT INTO rule (id, set_id) VALUES ('WN-91', 'warnings'), ('WN-92', 'warnings'), ('WN-93', 'warnings'), ('WN-94', 'warnings'), ('WN-95', 'warnings')`,
    )
    const columns = 'id, rule_id, rule_version, severity, record_type, record_id, org_id, person_id, facts, opened_on'
    await client.query(`INSERT INTO warning (${columns}) SELECT gen_random_uuid(), 'WN-91', 1, 'watch', 'opportunity', id,
      org_id, owner_id, '{}', '2026-11-01' FROM opportunity WHERE status = 'open'`)
    await client.query(`INSERT INTO warning (${columns}) SELECT gen_random_uuid(), 'WN-92', 1, 'watch', 'customer', customer_id,
      org_id, owner_id, '{}', '2026-11-01' FROM customer_relationship`)
    // One deal in twenty or so has a contract that is warned of.
    const few = `c.number LIKE '%1' OR c.id = '${database.scaled.contract}'`
    const parts = columns.replace('record_id,', 'record_id, part_type, part_id,')
    await client.query(`INSERT INTO warning (${parts}) SELECT gen_random_uuid(), 'WN-93', 1, 'watch', 'opportunity', opportunity_id,
      'contract', id, org_id, owner_id, '{}', '2026-11-01' FROM contract c WHERE ${few}`)
    await client.query(`INSERT INTO warning (${parts}) SELECT gen_random_uuid(), 'WN-94', 1, 'watch', 'opportunity',
      c.opportunity_id, 'payment-line', l.id, c.org_id, c.owner_id, '{}', '2026-11-01'
      FROM payment_plan_line l JOIN contract c ON c.id = l.contract_id WHERE ${few}`)
    await client.query(`INSERT INTO warning (${parts}) SELECT gen_random_uuid(), 'WN-95', 1, 'watch', 'opportunity', opportunity_id,
      'bid', id, org_id, owner_id, '{}', '2026-11-01' FROM bid WHERE result = 'pending' OR id = '${database.scaled.bid}'`)
    await client.query('ANALYZE')
    watch = await watchPlans(database)
    const { rows } = await client.query<{ name: string; rows: number }>(
      `SELECT relname AS name, reltuples::int AS rows FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
    )
    sizes = new Map(rows.map(({ name, rows: count }) => [name, count]))
  }, 600_000)
  afterAll(async () => {
    await watch?.stop()
    await database?.drop()
  })

  const plansOf = (kind: Kind, only?: readonly string[]): Promise<PlannedStatement[]> =>
    watch.during(async () => {
      const asked = { rule: rules[kind], today: dayOf(new Date(), timeZone), timeZone, currency: 'CNY', only }
      const { text, values } = sweepStatement({ ...asked, most: 1_000_000 })
      const [row] = await withActor(sweepActor, (tx) => tx.$queryRawUnsafe<{ found: number }[]>(text, ...values))
      expect(row?.found).toBeGreaterThan(0)
    })
  const faultsOf = (statements: PlannedStatement[]) =>
    statements.flatMap((statement) => [...planFaults(statement, sizes), ...longReads(statement.Plan)])

  // What is about a contract is looked at by its opportunity.
  test.each([
    ['opportunity', 'opportunity'],
    ['customer', 'customer'],
    ['contract', 'opportunity'],
    ['payment line', 'opportunity'],
    ['bid', 'opportunity'],
  ] as const)('a look at one %s reads no large table whole', async (kind, record) => {
    const statements = await plansOf(kind, [database.scaled[record]])
    expect(statements.length).toBeGreaterThan(0)
    expect(faultsOf(statements)).toEqual([])
  })

  // Tried as the person who writes the rule, with every key that they press.
  test.each([
    ['opportunity', 'opportunity', 'opportunity'],
    ['customer', 'customer', 'customer-relationship'],
    ['contract', 'opportunity', 'contract'],
    ['payment line', 'opportunity', 'payment-line'],
    ['bid', 'opportunity', 'bid'],
  ] as const)(
    'a rule tried on one %s reads no large table whole, nor does the picker',
    async (kind, record, subject) => {
      const actor = await database.actorOf(database.scaled.hq)
      const { condition } = rules[kind]
      const statements = await watch.during(() =>
        withActor(actor, async (tx) => {
          const rule = { subject, orgId: null, condition }
          expect(await tryRule({ tx, actor, rule, recordId: database.scaled[record], partId: null })).not.toBeNull()
          await findTrialRecords({ tx, actor, subject, q: '' })
        }),
      )
      expect(statements.length).toBeGreaterThan(0)
      expect(faultsOf(statements)).toEqual([])
    },
  )

  test.each(['rep', 'manager', 'head', 'hq'] as const)(
    'lists of warnings read what a page holds: %s',
    async (person) => {
      const actor = await database.actorOf(database.scaled[person])
      const statements = await watch.during(() =>
        withActor(actor, async (tx) => {
          const asked = { tx, actor, day: { today: dayOf(new Date(), timeZone), timeZone, currency: 'CNY' } }
          await findWarnings({ ...asked, filter: { who: 'all', resting: '1' } })
          await countWarnings({ ...asked, filter: { who: 'all' } })
        }),
      )
      expect(statements.flatMap((statement) => planFaults(statement, sizes))).toEqual([])
    },
  )

  test('the sweep over all of them does, so the watch would have seen it', async () => {
    expect(faultsOf(await plansOf('opportunity')).join()).toMatch(/reads \d+ rows of activity/)
  })
})
