import { beforeAll, expect, test } from 'vitest'
import { nameKey } from '#crm/customers/name-key.ts'
import { sweepActor } from '#crm/org/sweep-actor.ts'
import { type FactRequest, factKey } from '#engine/fact-key.ts'
import type { SqlForm } from '#engine/sql-form.ts'
import { Prisma } from '#prisma/client.server.ts'
import { loadBase } from '#prisma/seeds/base/load-base.server.ts'
import { loadDemo } from '#prisma/seeds/demo/load-demo.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { loadOpportunityFacts } from './opportunity.facts.server.ts'
import { countedActivities, opportunityVocabulary } from './opportunity.vocabulary.ts'
import { opportunitySweepSource } from './opportunity-sweep-source.ts'

const owner = useTestDatabase()
const timeZone = 'Asia/Shanghai'
// An hour at which the day in Shanghai is another than that in UTC.
const now = new Date('2026-11-27T17:30:00Z')
const today = '2026-11-28'

beforeAll(async () => {
  await loadBase({ client: owner.client })
  await loadDemo({ client: owner.client, today: '2026-11-27', nameKey })
})

const needs: FactRequest[] = opportunityVocabulary.facts.flatMap((fact) =>
  fact.params ? countedActivities.map(({ id }) => ({ fact: fact.id, params: { kind: id } })) : [{ fact: fact.id }],
)

/** The value of a form as JSON carries it. */
function wireSql(form: SqlForm): string {
  switch (form.type) {
    case 'number':
    case 'percentage':
    case 'days':
      return `to_jsonb((${form.decimal})::text)`
    case 'money':
      return `to_jsonb((${form.minor})::bigint::text || ' ' || ${form.currency})`
    case 'date':
      return `to_jsonb((${form.day})::text)`
    case 'text':
    case 'enum':
      return `to_jsonb(${form.text})`
    case 'boolean':
      return `to_jsonb(${form.boolean})`
    case 'list':
      return `to_jsonb(${form.items})`
    case 'datetime':
      return `to_jsonb((${form.nanos})::text)`
  }
}

/** What the loader gives, in the same form. */
function wireOf(value: unknown): unknown {
  if (value === null || typeof value === 'boolean' || Array.isArray(value)) return value
  if (typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value) {
    return `${String(value.amount).replace('.', '')} ${value.currency}`.replace(/^0+(?=\d)/, '')
  }
  return String(value)
}

test('every fact of every open opportunity is the same by the loader and in SQL', async () => {
  await withActor(sweepActor, async (tx) => {
    const values: unknown[] = []
    const bind = (value: unknown, type: string) => {
      values.push(value)
      return `$${values.length}::text::${type}`
    }
    const facts = new Set(needs.map(({ fact }) => fact))
    const source = opportunitySweepSource({ bind, timeZone, today, facts })
    const columns = needs.map((need) => {
      const fact = opportunityVocabulary.facts.find(({ id }) => id === need.fact)
      if (!fact) throw new Error(need.fact)
      return `'${factKey(need)}', ${wireSql(source.formOf({ fact, key: factKey(need), params: need.params }))}`
    })
    const rows = await tx.$queryRawUnsafe<{ id: string; facts: Record<string, unknown> }[]>(
      `SELECT ${source.id} AS id, jsonb_build_object(${columns.join(', ')}) AS facts FROM ${source.from} ORDER BY 1`,
      ...values,
    )
    expect(rows.length).toBeGreaterThan(100)
    expect(rows.length).toBe(await tx.opportunity.count({ where: { status: 'open' } }))
    const seen = new Map<string, Set<unknown>>()
    for (const { id, facts: found } of rows) {
      const loaded = await loadOpportunityFacts({ tx, id, needs, timeZone, now })
      const expected = Object.fromEntries(Object.entries(loaded).map(([key, value]) => [key, wireOf(value)]))
      expect({ id, ...found }).toEqual({ id, ...expected })
      for (const [key, value] of Object.entries(found)) seen.set(key, (seen.get(key) ?? new Set()).add(value))
    }
    // A fact that is the same everywhere would prove nothing.
    const alike = [...seen].filter(([, different]) => different.size < 2).map(([key]) => key)
    expect(alike).toEqual([])
  })
})

test('a record that is no more open is not looked at', async () => {
  await withActor(sweepActor, async (tx) => {
    const values: unknown[] = []
    const bind = (value: unknown, type: string) => `$${values.push(value)}::text::${type}`
    const source = opportunitySweepSource({ bind, timeZone, today, facts: new Set() })
    const rows = await tx.$queryRaw<{ status: string }[]>(Prisma.raw(`SELECT DISTINCT o.status FROM ${source.from}`))
    expect(rows).toEqual([{ status: 'open' }])
  })
})
