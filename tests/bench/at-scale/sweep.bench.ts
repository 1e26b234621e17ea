import { loadOpportunityFacts } from '#crm/opportunities/opportunity.facts.server.ts'
import { opportunityVocabulary } from '#crm/opportunities/opportunity.vocabulary.ts'
import { sweepActor } from '#crm/org/sweep-actor.ts'
import { findingStatement, sweepStatement } from '#crm/warnings/sweep-statement.ts'
import type { WarningRule } from '#crm/warnings/warning-rules.server.ts'
import type { Condition } from '#engine/condition.ts'
import { decide } from '#engine/decide.ts'
import { factsNeeded } from '#engine/facts-needed.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { onScaledDatabase, type ScaledDatabase } from '#tests/support/scaled-test-database.ts'
import type { Measure } from '../measure.ts'

const timeZone = 'Asia/Shanghai'
const today = '2026-11-27'
const context = { today, timeZone, currency: 'CNY', most: 10_000_000 }
const sampled = 300

/**
 * What a sweep by thirty rules of six conditions costs over 100,000 opportunities and over a million. The baseline is
 * json-rules-engine by `decide`, with its trace, a record at a time with its facts already loaded: sampled, and extrapolated to all. SIZE=100000 measures that one only.
 */
export async function bench(): Promise<Measure[]> {
  const server = process.env.TEST_DATABASE_URL
  if (!server) throw new Error('bench sweep needs TEST_DATABASE_URL')
  const sizes = [100_000, 1_000_000].filter((size) => !process.env.SIZE || Number(process.env.SIZE) === size)
  const measures: Measure[] = []
  for (const size of sizes) measures.push(...(await benchSize(server, size)))
  return measures
}

function benchSize(server: string, opportunities: number): Promise<Measure[]> {
  return onScaledDatabase({ server, opportunities }, (database) => measureOn(database, opportunities))
}

async function measureOn(database: ScaledDatabase, opportunities: number): Promise<Measure[]> {
  const { client } = database
  const rules = thirtyRules()
  await client.query(
    `INSERT INTO rule_set (id, subject, name_zh, name_en) VALUES ('warnings', 'opportunity', '预警', 'Warnings')`,
  )
  for (const { id } of rules) await client.query(`INSERT INTO rule (id, set_id) VALUES ($1, 'warnings')`, [id])
  const alone = await extrapolated(rules, await countOpen(database))
  const finding = await timed(() => find(rules))
  const cold = await timed(() => store(rules))
  const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM warning')
  await client.query('ANALYZE warning')
  const steady = await timed(() => store(rules))
  const size = `${opportunities.toLocaleString('en')}`
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
  const baseline = `decide with trace a record at a time, ${sampled} sampled and extrapolated: ${seconds(alone)}`
  return [
    { name: `sweep, finding, ${size}`, ratio: finding / alone, baseline, limit: 1 / 100, detail: seconds(finding) },
    {
      name: `sweep, cold, ${size}`,
      ratio: cold / finding,
      baseline: 'finding',
      limit: 60,
      detail: `${seconds(cold)} with ${rows[0]?.n} warnings stored, and their events`,
    },
    {
      name: `sweep, steady, ${size}`,
      ratio: steady / cold,
      baseline: 'cold',
      limit: 1,
      detail: `${seconds(steady)}, nothing new`,
    },
  ]
}

/**
 * Six conditions each, nested in all, any and not, over columns and related records. Of a million records each finds about as
 * many as a rule may (20,000): one that finds more is held back, and stores nothing.
 */
function thirtyRules(): WarningRule[] {
  return Array.from({ length: 30 }, (_, n) => {
    const condition: Condition = {
      all: [
        { fact: 'daysSinceLastActivity', operator: 'greaterThan', value: 193 + (n % 5) },
        {
          any: [
            { fact: 'isMajor', operator: 'equal', value: true },
            { fact: 'amount', operator: 'greaterThanInclusive', value: `${(10 + n) * 1_000_000}.00` },
          ],
        },
        { not: { fact: 'winProbability', operator: 'lessThan', value: 10 + (n % 20) } },
        { fact: 'expectedSignOn', operator: 'isNotEmpty' },
        { fact: 'daysInStage', operator: 'greaterThan', value: n },
      ],
    }
    const id = `BN-${String(n + 1).padStart(2, '0')}`
    const name = { zh: id, en: id }
    return {
      id,
      version: 1,
      orgId: null,
      subject: 'opportunity',
      name,
      why: name,
      severity: 'watch',
      notify: ['owner'],
      condition,
    }
  })
}

async function countOpen({ client }: ScaledDatabase): Promise<number> {
  const { rows } = await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM opportunity WHERE status = 'open'`)
  return rows[0]?.n ?? 0
}

/** Milliseconds that all rules would take over all records by \`decide\`. */
async function extrapolated(rules: readonly WarningRule[], records: number): Promise<number> {
  const needs = factsNeeded(rules)
  const now = new Date(`${today}T04:00:00Z`)
  const facts = await withActor(
    sweepActor,
    async (tx) => {
      const rows = await tx.opportunity.findMany({ where: { status: 'open' }, select: { id: true }, take: sampled })
      const loaded = []
      for (const { id } of rows) loaded.push(await loadOpportunityFacts({ tx, id, needs, timeZone, now }))
      return loaded
    },
    { patienceMs: 120_000 },
  )
  const judge = async (given: (typeof facts)[number]) => {
    const asked = { rules, facts: given, vocabulary: opportunityVocabulary, timezone: timeZone, now, currency: 'CNY' }
    await decide(asked)
  }
  for (const given of facts.slice(0, 20)) await judge(given)
  const took = await timed(async () => {
    for (const given of facts) await judge(given)
  })
  return (took / facts.length) * records
}

/** The statement of each rule up to what it finds. */
async function find(rules: readonly WarningRule[]): Promise<void> {
  for (const rule of rules) {
    const { text, values } = findingStatement({ ...context, rule })
    await withActor(sweepActor, (tx) => tx.$queryRawUnsafe(text, ...values), { patienceMs: 600_000 })
  }
}

async function store(rules: readonly WarningRule[]): Promise<void> {
  for (const rule of rules) {
    const { text, values } = sweepStatement({ ...context, rule })
    await withActor(sweepActor, (tx) => tx.$queryRawUnsafe(text, ...values), { patienceMs: 600_000 })
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
