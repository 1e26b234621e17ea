import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { sweepActor } from '#crm/org/sweep-actor.ts'
import { findFact } from '#engine/vocabulary.ts'
import { daysBetween } from '#lib/clock.ts'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { relationshipVocabulary } from './relationship.vocabulary.ts'
import { relationshipSweepSource } from './relationship-sweep-source.ts'

const owner = useTestDatabase()
const today = '2026-11-27'
let group: LoadedGroup
let opportunity: string

beforeAll(async () => {
  group = await loadGroup(owner)
  const { id, dataset } = anOpportunity({ group })
  opportunity = id
  await insertDataset({ client: owner.client, dataset })
})

/** What the SQL form says of the press company's relationship with the customer. */
async function daysInSql(): Promise<number | null> {
  return withActor(sweepActor, async (tx) => {
    const values: unknown[] = []
    const bind = (value: unknown, type: string) => `$${values.push(value)}::text::${type}`
    const facts = new Set(['daysToNextPlanned'])
    const source = relationshipSweepSource({ bind, timeZone: 'Asia/Shanghai', today, facts })
    const fact = findFact(relationshipVocabulary, 'daysToNextPlanned')
    if (!fact) throw new Error('no such fact')
    const form = source.formOf({ fact, key: fact.id, params: undefined })
    if (form.type !== 'days') throw new Error(form.type)
    const company = bind(group.orgs.presses, 'uuid')
    const customer = bind(group.customerId, 'uuid')
    const rows = await tx.$queryRawUnsafe<{ days: number | null }[]>(
      `SELECT (${form.decimal})::int AS days FROM ${source.from}
       AND ${source.id} = ${customer} AND ${source.orgId} = ${company}`,
      ...values,
    )
    expect(rows).toHaveLength(1)
    return rows[0]?.days ?? null
  })
}

interface Plan {
  kind: string
  status: 'planned' | 'done' | 'cancelled'
  onDate: string
  org: 'presses' | 'pressSales' | 'other'
  ofOpportunity: boolean
}

/** The same, by hand: the nearest that is planned with the customer alone by the company or a department of it. */
function daysByHand(plans: readonly Plan[]): number | null {
  const days = plans
    .filter(({ status, org, ofOpportunity }) => status === 'planned' && org !== 'other' && !ofOpportunity)
    .map(({ onDate }) => daysBetween(today, onDate))
  return days.length > 0 ? Math.min(...days) : null
}

const plan: fc.Arbitrary<Plan> = fc.record({
  kind: fc.constantFrom('visit', 'meeting', 'call'),
  status: fc.constantFrom('planned', 'planned', 'done', 'cancelled'),
  onDate: fc
    .integer({ min: -400, max: 400 })
    .map((days) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10)),
  org: fc.constantFrom('presses', 'pressSales', 'other'),
  ofOpportunity: fc.boolean(),
})

test('days to the next plan are the same by hand and in SQL, whatever was planned, done and called off', async () => {
  const seen = new Set<boolean>()
  const orgs = { presses: group.orgs.presses, pressSales: group.orgs.pressSales, other: group.orgs.millSales }
  await fc.assert(
    fc.asyncProperty(fc.array(plan, { maxLength: 5 }), async (plans) => {
      await owner.query('DELETE FROM activity')
      for (const { kind, status, onDate, org, ofOpportunity } of plans) {
        await owner.query(
          `INSERT INTO activity (id, org_id, customer_id, opportunity_id, person_id, kind, purpose, status, on_date, done_at, subject)
           VALUES ($1, $2, $3, $4, $5, $6, 'relationship', $7, $8, $9, '计划')`,
          [
            newId(),
            orgs[org],
            group.customerId,
            ofOpportunity ? opportunity : null,
            group.people.owner,
            kind,
            status,
            onDate,
            status === 'done' ? `${onDate}T06:00:00Z` : null,
          ],
        )
      }
      const days = await daysInSql()
      seen.add(days === null)
      expect(days).toBe(daysByHand(plans))
    }),
    { numRuns: 60 },
  )
  expect(seen.size).toBe(2)
})
