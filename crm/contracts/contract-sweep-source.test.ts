import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { sweepActor } from '#crm/org/sweep-actor.ts'
import type { SweepSource, SweepSourceOptions } from '#crm/rule-sets/sweep-source.ts'
import type { FactValues } from '#engine/decision.ts'
import type { FactRequest } from '#engine/fact-key.ts'
import type { SqlForm } from '#engine/sql-form.ts'
import type { Vocabulary } from '#engine/vocabulary.ts'
import { addDays } from '#lib/clock.ts'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { loadContractFacts } from './contract.facts.server.ts'
import { contractCategories, contractStates } from './contract.schema.ts'
import { contractVocabulary } from './contract.vocabulary.ts'
import { contractSweepSource } from './contract-sweep-source.ts'
import { loadPaymentLineFacts } from './payment-line.facts.server.ts'
import { paymentLineVocabulary } from './payment-line.vocabulary.ts'
import { paymentLineSweepSource } from './payment-line-sweep-source.ts'
import { paymentKinds } from './payment-plan.schema.ts'

const owner = useTestDatabase()
const timeZone = 'Asia/Shanghai'
// An hour at which the day in Shanghai is another than that in UTC.
const now = new Date('2026-11-27T17:30:00Z')
const today = '2026-11-28'
let group: LoadedGroup
let opportunityId: string
let lost: string

beforeAll(async () => {
  group = await loadGroup(owner)
  const deals = [anOpportunity({ group, status: 'won' }), anOpportunity({ group, key: 'lost', status: 'lost' })]
  for (const { dataset } of deals) await insertDataset({ client: owner.client, dataset })
  ;[opportunityId = '', lost = ''] = deals.map(({ id }) => id)
  // Of yen there is a rate that begins tomorrow only; of roubles none.
  await owner.query(
    `INSERT INTO exchange_rate (base, currency, valid_from, rate, entered_by)
     SELECT 'CNY', c, d::date, r, $1::uuid FROM (VALUES ('USD', '2026-01-01', 7.0813), ('USD', '2026-11-28', 7.1),
       ('USD', '2026-11-29', 9), ('EUR', '2026-06-30', 8.123456), ('JPY', '2026-11-29', 0.048)) x (c, d, r)`,
    [group.people.owner],
  )
})

/** The value of a form as JSON carries it. */
function wireSql(form: SqlForm): string {
  switch (form.type) {
    case 'number':
    case 'percentage':
    case 'days':
      return `to_jsonb(trim_scale(${form.decimal})::text)`
    case 'money':
      return `to_jsonb((${form.minor})::bigint::text || ' ' || ${form.currency})`
    case 'text':
    case 'enum':
      return `to_jsonb(${form.text})`
    case 'boolean':
      return `to_jsonb(${form.boolean})`
    default:
      throw new Error(form.type)
  }
}

/** What a loader gives, in the same form. */
function wireOf(value: unknown): unknown {
  if (value === null || typeof value === 'boolean') return value
  if (typeof value === 'object' && 'amount' in value && 'currency' in value)
    return `${String(value.amount).replace('.', '')} ${value.currency}`.replace(/^0+(?=\d)/, '')
  return String(value)
}

interface Subject {
  vocabulary: Vocabulary
  source: (options: SweepSourceOptions) => SweepSource
  load: (options: { tx: Tx; id: string; needs: FactRequest[]; timeZone: string; now: Date }) => Promise<FactValues>
}
const subjects: Record<'contract' | 'payment-line', Subject> = {
  contract: { vocabulary: contractVocabulary, source: contractSweepSource, load: loadContractFacts },
  'payment-line': { vocabulary: paymentLineVocabulary, source: paymentLineSweepSource, load: loadPaymentLineFacts },
}

/** Every fact of everything that the source looks at, in SQL. */
async function inSql(actor: Actor, { vocabulary, source }: Subject, only?: readonly string[]) {
  return withActor(actor, async (tx) => {
    const values: unknown[] = []
    const bind = (value: unknown, type: string) => `$${values.push(value)}::text::${type}`
    const ids = only && `${bind(`{${only.join(',')}}`, 'uuid[]')}`
    const facts = new Set(vocabulary.facts.map(({ id }) => id))
    const made = source({ bind, timeZone, today, facts, ...(ids ? { only: ids } : {}) })
    const columns = vocabulary.facts.map((fact) => {
      const form = made.formOf({ fact, key: fact.id, params: undefined })
      return `'${fact.id}', ${wireSql(form)}`
    })
    return tx.$queryRawUnsafe<{ id: string; record: string; facts: Record<string, unknown> }[]>(
      `SELECT ${made.partId} AS id, ${made.id} AS record, jsonb_build_object(${columns.join(', ')}) AS facts
       FROM ${made.from} ORDER BY 1`,
      ...values,
    )
  })
}

async function byLoader(actor: Actor, { vocabulary, load }: Subject, id: string) {
  const needs = vocabulary.facts.map(({ id: fact }) => ({ fact }))
  const loaded = await withActor(actor, (tx) => load({ tx, id, needs, timeZone, now }))
  return Object.fromEntries(Object.entries(loaded).map(([key, value]) => [key, wireOf(value)]))
}

const aDay = fc.integer({ min: -400, max: 400 }).map((days) => addDays(today, days))
const money = fc
  .bigInt({ min: 0n, max: 99_999_999_999n })
  .map((minor) => `${minor / 100n}.${String(minor % 100n).padStart(2, '0')}`)
const aContract = fc.record({
  category: fc.constantFrom(...contractCategories.filter((category) => category !== 'purchase')),
  // Around the line of the major ones, and exactly on it.
  amount: fc.oneof(money, fc.constantFrom('50000000.00', '49999999.99', '7042253.52', '7042253.53')),
  currency: fc.constantFrom('CNY', 'USD', 'EUR', 'JPY', 'RUB'),
  state: fc.constantFrom(...contractStates),
  plannedSignOn: fc.option(aDay),
  deliverOn: fc.option(aDay),
  costs: fc.array(money, { maxLength: 2 }),
  lines: fc.array(
    fc.record({
      kind: fc.constantFrom(...paymentKinds),
      share: fc.integer({ min: 0, max: 10_000 }),
      amount: money,
      dueOn: fc.oneof(aDay, fc.constantFrom(today, addDays(today, -1), addDays(today, 1))),
      received: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  documents: fc.array(
    fc.array(
      fc.record({
        state: fc.constantFrom('waiting', 'done', 'failed', null),
        flags: fc.array(
          fc.record({
            severity: fc.constantFrom('high', 'medium', 'low'),
            decision: fc.constantFrom(null, 'confirmed', 'dismissed'),
          }),
          { maxLength: 3 },
        ),
      }),
      { minLength: 1, maxLength: 2 },
    ),
    { maxLength: 2 },
  ),
})
type Drawn = typeof aContract extends fc.Arbitrary<infer T> ? T : never

let counted = 0
const insert = (table: string, row: Record<string, unknown>) => {
  const columns = Object.keys(row)
  const places = columns.map((_, at) => `$${at + 1}`)
  return owner.query(`INSERT INTO ${table} (${columns}) VALUES (${places})`, Object.values(row))
}

async function addContract(drawn: Drawn, of = opportunityId): Promise<string> {
  const id = newId()
  const { category, amount, currency, state } = drawn
  await owner.query(
    `INSERT INTO contract (id, org_id, opportunity_id, customer_id, number, name, category, our_party, counterparty, owner_id,
       amount, currency, state, signed_on, planned_sign_on, deliver_on)
     SELECT $1::uuid, o.org_id, o.id, o.customer_id, $2, '合同', $3, '甲', '乙', o.owner_id, $4, $5, $6, $7, $8, $9
     FROM opportunity o WHERE o.id = $10`,
    [
      id,
      `CON-T-${counted++}`,
      category,
      amount,
      currency,
      state,
      state === 'signed' ? today : null,
      drawn.plannedSignOn,
      drawn.deliverOn,
      of,
    ],
  )
  for (const [position, cost] of drawn.costs.entries())
    await insert('contract_cost_line', { id: newId(), contract_id: id, position, kind: 'material', amount: cost })
  for (const [position, { kind, share, amount: part, dueOn, received }] of drawn.lines.entries()) {
    const receipt = received ? { received_on: today, received: '1.00' } : {}
    const planned = { kind, share, amount: part, due_on: dueOn, ...receipt }
    await insert('payment_plan_line', { id: newId(), contract_id: id, position, ...planned })
  }
  for (const versions of drawn.documents) await addDocument(id, versions)
  return id
}

async function addDocument(contract: string, versions: Drawn['documents'][number]): Promise<void> {
  const [document, person] = [newId(), group.people.owner]
  await owner.query(
    `INSERT INTO document (id, org_id, opportunity_id, contract_id, name, created_by)
     SELECT $1::uuid, c.org_id, c.opportunity_id, c.id, '合同', $2::uuid FROM contract c WHERE c.id = $3`,
    [document, person, contract],
  )
  for (const [at, { state, flags }] of versions.entries()) {
    const version = newId()
    const file = {
      file_id: newId(),
      file_name: '合同.docx',
      format: 'docx',
      bytes: 1,
      sha256: newId().replaceAll('-', '').repeat(2),
    }
    await insert('document_version', {
      id: version,
      document_id: document,
      number: at + 1,
      ...file,
      uploaded_by: person,
    })
    if (!state) continue
    const end = state === 'done' ? { coverage: '{}' } : state === 'failed' ? { problem: 'damaged' } : {}
    const finished = state === 'waiting' ? {} : { finished_at: now.toISOString() }
    await insert('contract_review', { version_id: version, state, asked_by: person, ...end, ...finished })
    for (const [position, { severity, decision }] of flags.entries()) {
      const decided = decision && { decision, decided_by: person, decided_at: now.toISOString() }
      const why = decision === 'dismissed' ? { dismiss_reason: 'accepted' } : {}
      const said = {
        kind: 'payment',
        severity,
        quote: '预付款',
        span_start: 0,
        span_end: 3,
        detail: '{}',
        added_by: person,
      }
      await insert('clause_flag', {
        id: newId(),
        version_id: version,
        position,
        origin: 'person',
        ...said,
        ...decided,
        ...why,
      })
    }
  }
}

test('every fact of every contract and payment line is the same by the loader and in SQL, for whoever sees costs and who does not', async () => {
  const reader = await group.as('hq', async ({ actor }) => actor)
  const seen = new Map<string, Set<unknown>>()
  await fc.assert(
    fc.asyncProperty(fc.array(aContract, { minLength: 1, maxLength: 3 }), async (drawn) => {
      await owner.query(
        'DELETE FROM clause_flag; DELETE FROM contract_review; DELETE FROM document_version; DELETE FROM document',
      )
      await owner.query(
        'DELETE FROM payment_plan_line; DELETE FROM contract_cost_line; DELETE FROM contract_cost; DELETE FROM contract',
      )
      for (const one of drawn) await addContract(one)
      for (const actor of [reader, sweepActor]) {
        for (const [name, subject] of Object.entries(subjects)) {
          const rows = await inSql(actor, subject)
          expect(rows).toHaveLength(
            name === 'contract' ? drawn.length : drawn.reduce((sum, { lines }) => sum + lines.length, 0),
          )
          for (const { id, facts } of rows) {
            expect({ id, ...facts }).toEqual({ id, ...(await byLoader(actor, subject, id)) })
            if (actor !== reader) continue
            for (const [fact, value] of Object.entries(facts))
              seen.set(`${name}.${fact}`, (seen.get(`${name}.${fact}`) ?? new Set()).add(value))
          }
        }
      }
    }),
    { numRuns: 40 },
  )
  // A fact that is the same everywhere would prove nothing.
  expect([...seen].filter(([, different]) => different.size < 2).map(([fact]) => fact)).toEqual([])
})

test('of a lost opportunity nothing is looked at, and of one that is asked for nothing else', async () => {
  const [drawn] = fc.sample(
    aContract.filter(({ lines }) => lines.length > 0),
    1,
  )
  if (!drawn) throw new Error('nothing drawn')
  const [kept, gone] = [await addContract(drawn), await addContract(drawn, lost)]
  for (const subject of Object.values(subjects)) {
    const all = await inSql(sweepActor, subject)
    expect(new Set(all.map(({ record }) => record))).toEqual(new Set([opportunityId]))
    expect((await inSql(sweepActor, subject, [opportunityId])).length).toBe(all.length)
    expect(await inSql(sweepActor, subject, [lost, newId()])).toEqual([])
  }
  const looked = (await inSql(sweepActor, subjects.contract)).map(({ id }) => id)
  expect([looked.includes(kept), looked.includes(gone)]).toEqual([true, false])
})
