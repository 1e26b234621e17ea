import type { Client } from 'pg'
import { findOpportunities } from '#crm/opportunities/find-opportunities.server.ts'
import { loadOpportunityFacts } from '#crm/opportunities/opportunity.facts.server.ts'
import { opportunityVocabulary } from '#crm/opportunities/opportunity.vocabulary.ts'
import { readRulePacks } from '#crm/rule-sets/read-rule-packs.server.ts'
import { decide } from '#engine/decide.ts'
import { factsNeeded } from '#engine/facts-needed.ts'
import type { Actor } from '#prisma/actor.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { onScaledDatabase, type ScaledDatabase } from '#tests/support/scaled-test-database.ts'
import type { Measure } from './measure.ts'

const timeZone = 'Asia/Shanghai'
const rounds = 40

/**
 * What a page of the list and a gate's decision cost over 100,000 opportunities. The baseline of a page is the same rows by
 * hand-written SQL through pg, in a transaction, without any policy; that of a decision is loading its facts.
 */
export async function bench(): Promise<Measure[]> {
  const server = process.env.TEST_DATABASE_URL
  if (!server) return [await engineAlone()]
  return onScaledDatabase({ server }, measureOn)
}

async function measureOn(database: ScaledDatabase): Promise<Measure[]> {
  const { scaled } = database
  const people = { rep: scaled.rep, 'department head': scaled.manager, headquarters: scaled.hq }
  const measures: Measure[] = []
  for (const [who, id] of Object.entries(people)) {
    measures.push(...(await listOf(database, who, await database.actorOf(id))))
  }
  measures.push(await gate(database))
  return measures
}

async function listOf({ client }: ScaledDatabase, who: string, actor: Actor): Promise<Measure[]> {
  const page = (cursor?: string) =>
    withActor(actor, (tx) => findOpportunities({ tx, actor, filter: cursor ? { cursor } : {} }))
  let deep = (await page()).nextCursor
  for (let n = 0; n < 8 && deep; n += 1) deep = (await page(deep)).nextCursor ?? deep
  const cursor = deep ?? undefined
  return [
    await against(
      `list, first page, ${who}`,
      () => page(),
      () => bare(client, actor),
    ),
    await against(
      `list, deep page, ${who}`,
      () => page(cursor),
      () => bare(client, actor, cursor),
    ),
  ]
}

async function against(name: string, work: () => Promise<unknown>, base: () => Promise<unknown>): Promise<Measure> {
  const [ours, bareMs] = await medians(work, base)
  return {
    name,
    ratio: ours / bareMs,
    baseline: 'the same rows through pg, no policies',
    limit: 3,
    detail: `${ours.toFixed(1)} ms, bare ${bareMs.toFixed(1)} ms`,
  }
}

/** The page as somebody would write it who need not think of anybody's rights. */
async function bare(client: Client, actor: Actor, cursor?: string): Promise<unknown> {
  const [value, id] = cursor
    ? JSON.parse(Buffer.from(cursor, 'base64url').toString())
    : ['0001-01-01', '00000000-0000-0000-0000-000000000000']
  const scope = actor.all
    ? `true`
    : actor.scope === 'self'
      ? `o.id IN (SELECT record_id FROM record_access WHERE person_id = '${actor.personId}')`
      : `o.org_id = ANY ('{${actor.orgs.join(',')}}'::uuid[])`
  await client.query('BEGIN')
  const { rows } = await client.query(
    `SELECT o.*, c.name AS customer, c.name_latin AS customer_latin, s.name_zh, s.name_en, s.position, p.name AS owner,
       (SELECT count(*) FROM stage k WHERE k.type_id = o.type_id) AS stages, n.on_date, n.subject
     FROM opportunity o JOIN customer c ON c.id = o.customer_id JOIN stage s ON s.id = o.stage_id
     JOIN person p ON p.id = o.owner_id
     LEFT JOIN LATERAL (SELECT a.on_date, a.subject FROM activity a WHERE a.opportunity_id = o.id AND a.status = 'planned'
       ORDER BY a.on_date, a.id LIMIT 1) n ON true
     WHERE o.status = 'open' AND ${scope} AND (o.sign_sort, o.id) > ($1::date, $2::uuid)
     ORDER BY o.sign_sort, o.id LIMIT 51`,
    [value, id],
  )
  await client.query('COMMIT')
  return rows
}

async function gateRules() {
  const packs = await readRulePacks({ timeZone, currency: 'CNY' })
  return packs.rules
    .filter(({ rule }) => rule.scope.to === 'product-project.bid')
    .map(({ rule }) => ({ id: rule.id, version: 1, name: rule.name, when: rule.when, condition: rule.condition }))
}

async function gate({ scaled, actorOf }: ScaledDatabase): Promise<Measure> {
  const rules = await gateRules()
  const needs = factsNeeded(rules)
  const actor = await actorOf(scaled.rep)
  const now = new Date()
  const load = () =>
    withActor(actor, (tx) => loadOpportunityFacts({ tx, id: scaled.opportunity, needs, timeZone, now }))
  const facts = await load()
  const judge = (given: typeof facts) =>
    decide({ rules, facts: given, vocabulary: opportunityVocabulary, timezone: timeZone, now, currency: 'CNY' })
  const [whole, loading] = await medians(async () => judge(await load()), load)
  const engine = whole - loading
  return {
    name: 'gate decision with facts loaded',
    ratio: whole / loading,
    baseline: 'loading the facts',
    limit: 2,
    detail: `${whole.toFixed(1)} ms, engine's share ${((100 * Math.max(0, engine)) / whole).toFixed(0)} %`,
  }
}

/** Without a server: three rules of a gate against one of them. */
async function engineAlone(): Promise<Measure> {
  const rules = await gateRules()
  const judge = (some: typeof rules) => async () => {
    for (let n = 0; n < 20; n += 1) {
      await decide({ rules: some, facts: {}, vocabulary: opportunityVocabulary, timezone: timeZone, now: new Date(0) })
    }
  }
  const [all, one] = await medians(judge(rules), judge(rules.slice(0, 1)))
  return {
    name: 'gate decision, facts given',
    ratio: all / one,
    baseline: 'decide with trace, one of its rules',
    limit: 5,
    detail: `${(all / 20).toFixed(2)} ms`,
  }
}

/** Milliseconds, the two measured in turn so that a slow moment hits both. */
async function medians(first: () => Promise<unknown>, second: () => Promise<unknown>): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []]
  for (let n = 0; n < rounds; n += 1) {
    for (const [index, work] of [first, second].entries()) {
      const began = performance.now()
      await work()
      if (n >= 5) times[index as 0 | 1].push(performance.now() - began)
    }
  }
  return times.map((list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0) as [number, number]
}
