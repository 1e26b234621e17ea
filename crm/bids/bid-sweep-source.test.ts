import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { sweepActor } from '#crm/org/sweep-actor.ts'
import type { SqlForm } from '#engine/sql-form.ts'
import { addDays } from '#lib/clock.ts'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { loadBidFacts } from './bid.facts.server.ts'
import { bidResults } from './bid.schema.ts'
import { bidVocabulary } from './bid.vocabulary.ts'
import { bidSweepSource } from './bid-sweep-source.ts'

const owner = useTestDatabase()
const timeZone = 'Asia/Shanghai'
// An hour at which the day in Shanghai is another than that in UTC.
const now = new Date('2026-11-27T17:30:00Z')
const today = '2026-11-28'
let group: LoadedGroup

beforeAll(async () => {
  group = await loadGroup(owner)
})

/** The value of a form as JSON carries it. */
function wireSql(form: SqlForm): string {
  switch (form.type) {
    case 'number':
    case 'days':
      return `to_jsonb(trim_scale(${form.decimal})::text)`
    case 'enum':
      return `to_jsonb(${form.text})`
    case 'boolean':
      return `to_jsonb(${form.boolean})`
    default:
      throw new Error(form.type)
  }
}

const wireOf = (value: unknown) => (value === null || typeof value === 'boolean' ? value : String(value))

/** Every fact of every bid that the source looks at, in SQL. */
async function inSql(only?: readonly string[]) {
  return withActor(sweepActor, async (tx) => {
    const values: unknown[] = []
    const bind = (value: unknown, type: string) => `$${values.push(value)}::text::${type}`
    const ids = only && `${bind(`{${only.join(',')}}`, 'uuid[]')}`
    const facts = new Set(bidVocabulary.facts.map(({ id }) => id))
    const made = bidSweepSource({ bind, timeZone, today, facts, ...(ids ? { only: ids } : {}) })
    const columns = bidVocabulary.facts.map((fact) => {
      const form = made.formOf({ fact, key: fact.id, params: undefined })
      return `'${fact.id}', ${wireSql(form)}`
    })
    return tx.$queryRawUnsafe<{ id: string; facts: Record<string, unknown> }[]>(
      `SELECT ${made.partId} AS id, jsonb_build_object(${columns.join(', ')}) AS facts FROM ${made.from} ORDER BY 1`,
      ...values,
    )
  })
}

async function byLoader(id: string) {
  const needs = bidVocabulary.facts.map(({ id: fact }) => ({ fact }))
  const loaded = await withActor(sweepActor, (tx) => loadBidFacts({ tx, id, needs, timeZone, now }))
  return Object.fromEntries(Object.entries(loaded).map(([key, value]) => [key, wireOf(value)]))
}

const aDay = fc.oneof(
  fc.integer({ min: -400, max: 400 }).map((days) => addDays(today, days)),
  fc.constantFrom(today, addDays(today, -1), addDays(today, 1)),
)
const aBid = fc.record({
  result: fc.constantFrom(...bidResults),
  resultOn: aDay,
  isReviewed: fc.boolean(),
  opensOn: fc.option(aDay),
  milestones: fc.array(fc.record({ dueOn: aDay, doneOn: fc.option(aDay) }), { maxLength: 4 }),
})

let counted = 0
async function addBid(
  drawn: typeof aBid extends fc.Arbitrary<infer T> ? T : never,
): Promise<{ id: string; deal: string }> {
  const id = newId()
  counted += 1
  const { id: deal, dataset } = anOpportunity({ group, key: `swept-${counted}`, status: counted % 2 ? 'open' : 'lost' })
  await insertDataset({ client: owner.client, dataset: { ...dataset, domain_event: [] } })
  const isOver = drawn.result !== 'pending'
  await owner.query(
    `INSERT INTO bid (id, org_id, company_id, opportunity_id, customer_id, owner_id, number, name, currency, opens_on, result,
       result_on, reviewed_on)
     SELECT $1::uuid, o.org_id, gantry.company_of(o.org_id), o.id, o.customer_id, o.owner_id, $2, o.name, 'CNY', $3, $4, $5, $6
     FROM opportunity o WHERE o.id = $7`,
    [
      id,
      `BID-T-${counted}`,
      drawn.opensOn,
      drawn.result,
      isOver ? drawn.resultOn : null,
      isOver && drawn.isReviewed ? today : null,
      deal,
    ],
  )
  for (const [position, { dueOn, doneOn }] of drawn.milestones.entries())
    await owner.query(
      `INSERT INTO bid_milestone (id, bid_id, position, kind, lead, due_on, done_on) VALUES ($1, $2, $3, 'costing', 'finance', $4, $5)`,
      [newId(), id, position, dueOn, doneOn],
    )
  return { id, deal }
}

test('every fact of every bid is the same by the loader and in SQL, also of opportunities that were lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aBid, { minLength: 1, maxLength: 4 }), async (drawn) => {
      const made = []
      for (const each of drawn) made.push(await addBid(each))
      const rows = await inSql(made.map(({ deal }) => deal))
      expect(rows.map(({ id }) => id).sort()).toEqual(made.map(({ id }) => id).sort())
      for (const { id, facts } of rows) expect(facts).toEqual(await byLoader(id))
    }),
    { numRuns: 25 },
  )
  expect((await inSql()).length).toBe(counted)
})
