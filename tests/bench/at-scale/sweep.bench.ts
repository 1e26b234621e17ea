import { Engine, type RuleProperties, type TopLevelCondition } from 'json-rules-engine'
import { loadOpportunityFacts } from '#crm/opportunities/opportunity.facts.server.ts'
import { sweepActor } from '#crm/org/sweep-actor.ts'
import { checkWarningRule } from '#crm/warnings/compile-rule.ts'
import { dropFindings, keepFindings } from '#crm/warnings/keep-findings.server.ts'
import { sweepStatement } from '#crm/warnings/sweep-statement.ts'
import type { WarningRule } from '#crm/warnings/warning-rules.server.ts'
import type { Condition } from '#engine/condition.ts'
import type { FactValues } from '#engine/decision.ts'
import { factKey } from '#engine/fact-key.ts'
import { factsNeeded } from '#engine/facts-needed.ts'
import { dayOf } from '#lib/clock.ts'
import type { Tx } from '#prisma/client.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { onScaledDatabase, type ScaledDatabase } from '#tests/support/scaled-test-database.ts'
import type { Measure } from '../measure.ts'

const timeZone = 'Asia/Shanghai'
// As the scaled group is made by.
const today = dayOf(new Date(), timeZone)
const context = { today, timeZone, currency: 'CNY', most: 10_000_000 }
const sampled = 300

/**
 * What a sweep by thirty rules of six conditions costs over 100,000 opportunities and over a million: from the tables to what was
 * found and kept. The baseline goes the same way a record at a time: the facts loaded as a gate loads them, then json-rules-engine
 * on floats, its engine built once and kept; sampled, and extrapolated to all. The second line leaves that reading out of the
 * baseline, but not out of the sweep. SIZE=100000 measures that one only.
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
  await nameCompetitors(database)
  const { loading, judging } = await extrapolated(rules, await countOpen(database))
  const finding = await timed(() => keep(rules))
  const cold = await timed(() => sweep(rules))
  const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM warning')
  await client.query('ANALYZE warning')
  const steady = await timed(() => sweep(rules))
  const size = `${opportunities.toLocaleString('en')}`
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
  const sample = `${sampled} sampled and extrapolated`
  const onRecords = `json-rules-engine a record at a time, ${sample}: ${seconds(loading + judging)}`
  const alone = `json-rules-engine with nothing to read, ${sample}: ${seconds(judging)}`
  const [name, detail] = [`sweep, finding, ${size}`, seconds(finding)]
  return [
    { name, ratio: finding / (loading + judging), baseline: onRecords, limit: 1 / 100, detail },
    { name: `${name}, its engine`, ratio: finding / judging, baseline: alone, limit: 1 / 15, detail },
    {
      name: `sweep, cold, ${size}`,
      ratio: cold / finding,
      baseline: 'finding',
      limit: 10,
      detail: `${seconds(cold)} with ${rows[0]?.n} warnings stored, and their events`,
    },
    {
      name: `sweep, steady, ${size}`,
      ratio: steady / cold,
      baseline: 'cold',
      limit: 0.6,
      detail: `${seconds(steady)}, nothing new`,
    },
  ]
}

/**
 * Six conditions each, nested in all, any and not: one half over columns alone, the other over related tables too. None of the
 * conditions decides by itself, yet of a million records each rule finds about as many as it may (20,000).
 */
function thirtyRules(): WarningRule[] {
  return Array.from({ length: 30 }, (_, n) => {
    const large: Condition = { fact: 'amount', operator: 'greaterThanInclusive', value: `${200 + n}000000.00` }
    const [first, other] = (n % 2 === 0 && related[(n / 2) % related.length]) || columns(n)
    const condition: Condition = {
      all: [
        first,
        { any: [other, large] },
        { not: { fact: 'winProbability', operator: 'lessThan', value: 40 } },
        { fact: 'daysInStage', operator: 'greaterThan', value: 36 + (n % 10) },
        { fact: 'daysToSigning', operator: 'lessThan', value: n % 2 === 0 ? 100 : 150 },
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

const competitor = '沪东重机'
const done = (kind: string, operator: string, value: number): Condition => ({
  fact: 'activitiesSinceStageEntry',
  params: { kind },
  operator,
  value,
})

/** Of activities, the team, the decision chain and competitors, two tables a rule. */
const related: readonly (readonly [Condition, Condition])[] = [
  [done('visit', 'lessThan', 1), { fact: 'teamMembers', operator: 'greaterThanInclusive', value: 1 }],
  [
    { fact: 'teamMembers', operator: 'lessThan', value: 1 },
    { fact: 'competitors', operator: 'contains', value: competitor },
  ],
  [{ fact: 'decisionChainMembers', operator: 'lessThan', value: 2 }, done('contact', 'greaterThanInclusive', 2)],
  [
    { fact: 'competitors', operator: 'doesNotContain', value: competitor },
    { fact: 'decisionMakers', operator: 'greaterThanInclusive', value: 1 },
  ],
]

function columns(n: number): readonly [Condition, Condition] {
  return [
    { fact: 'daysSinceLastActivity', operator: 'greaterThan', value: 80 + (n % 10) },
    { fact: 'daysToSigning', operator: 'lessThan', value: 0 },
  ]
}

/** The scaled group has none: two in about every third record, one of them the one that rules ask for. */
async function nameCompetitors({ client }: ScaledDatabase): Promise<void> {
  await client.query(
    `INSERT INTO opportunity_competitor (opportunity_id, name, position)
     SELECT o.id, c.name, c.position FROM opportunity o, (VALUES ($1, 0), ('北方重工', 1)) c (name, position)
     WHERE get_byte(uuid_send(o.id), 0) % 3 = 0`,
    [competitor],
  )
  await client.query('ANALYZE opportunity_competitor')
}

async function countOpen({ client }: ScaledDatabase): Promise<number> {
  const { rows } = await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM opportunity WHERE status = 'open'`)
  return rows[0]?.n ?? 0
}

/**
 * Milliseconds that json-rules-engine would take for all rules over all records, and the loading of their facts before it.
 * @throws Error when it does not find in the sample what the sweep finds, rule by rule and record by record
 */
async function extrapolated(rules: readonly WarningRule[], records: number) {
  const needs = factsNeeded(rules)
  const now = new Date(`${today}T04:00:00Z`)
  // Ids are hashes: their order is that of chance.
  const some = { where: { status: 'open' }, select: { id: true }, orderBy: { id: 'asc' }, take: sampled } as const
  const load = async (tx: Tx) => {
    const rows: Record<string, unknown>[] = []
    for (const id of ids) rows.push(plainFacts(await loadOpportunityFacts({ tx, id, needs, timeZone, now })))
    return rows
  }
  const asSweep = <T>(work: (tx: Tx) => Promise<T>) => withActor(sweepActor, work, { patienceMs: 120_000 })
  const ids = (await asSweep((tx) => tx.opportunity.findMany(some))).map(({ id }) => id)
  const rows = await asSweep(load)
  // All in one transaction, which a gate has for itself.
  const loading = await asSweep((tx) => timed(() => load(tx)))
  const engine = new Engine(rules.map(plainRule))
  const judge = async (row: Record<string, unknown>) =>
    (await engine.run(row)).results.map(({ name }) => String(name)).sort()
  const judgeAll = async () => {
    for (const row of rows) await judge(row)
  }
  // Once for the compiler of the runtime and for the answers, then for the time: the fastest of three.
  const found = await keptFor(rules, ids)
  let all = 0
  for (const [at, row] of rows.entries()) {
    const [its, ours] = [(await judge(row)).join(), (found.get(ids[at] ?? '') ?? []).join()]
    if (its !== ours) throw new Error(`of ${ids[at]} json-rules-engine finds ${its}, the sweep ${ours}`)
    all += its === '' ? 0 : 1
  }
  if (all === 0) throw new Error('nothing was found in the sample')
  const took = [await timed(judgeAll), await timed(judgeAll), await timed(judgeAll)]
  const toAll = (ms: number) => (ms / rows.length) * records
  return { loading: toAll(loading), judging: toAll(Math.min(...took)) }
}

/** The same figures as floats, which json-rules-engine compares by itself. */
function plainFacts(facts: FactValues): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, plainOf(key, value)]))
}

function plainOf(key: string, value: unknown): unknown {
  if (key === 'amount') return value === null ? null : Number((value as { amount?: string }).amount ?? value)
  return key === 'winProbability' ? Number(value) : value
}

function plainRule({ id, condition }: WarningRule): RuleProperties {
  return { name: id, conditions: plainCondition(condition) as TopLevelCondition, event: { type: 'found' } }
}

function plainCondition(condition: Condition): unknown {
  if ('all' in condition) return { all: condition.all.map(plainCondition) }
  if ('any' in condition) return { any: condition.any.map(plainCondition) }
  if ('not' in condition) return { not: plainCondition(condition.not) }
  const { fact, params, operator, value } = condition
  return { fact: factKey({ fact, params }), operator, value: fact === 'amount' ? Number(value) : value }
}

/** Which rules the sweep's own statement has found some records by, in order. */
async function keptFor(rules: readonly WarningRule[], ids: readonly string[]): Promise<Map<string, string[]>> {
  const { sweepId } = await keep(rules)
  const rows = await withActor(sweepActor, (tx) =>
    tx.sweepFinding.findMany({
      where: { sweepId, recordId: { in: [...ids] } },
      select: { recordId: true, ruleId: true },
      orderBy: { ruleId: 'asc' },
    }),
  )
  await dropFindings(sweepId)
  const found = new Map<string, string[]>()
  for (const { recordId, ruleId } of rows) found.set(recordId, [...(found.get(recordId) ?? []), ruleId])
  return found
}

const keep = (rules: readonly WarningRule[]) =>
  keepFindings({ rules: rules.map((rule) => checkWarningRule(rule, context)), today, timeZone })

/** As the nightly sweep does it: finds by all rules at once, then does each one's work. */
async function sweep(rules: readonly WarningRule[]): Promise<void> {
  const { sweepId, byRule } = await keep(rules)
  for (const rule of rules) {
    const { text, values } = sweepStatement({ ...context, rule, kept: byRule.get(rule.id) })
    await withActor(sweepActor, (tx) => tx.$queryRawUnsafe(text, ...values), { patienceMs: 600_000 })
  }
  await dropFindings(sweepId)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
