import { beforeAll, describe, expect, test } from 'vitest'
import { nameKey } from '#crm/customers/name-key.ts'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import { sweepActor } from '#crm/org/sweep-actor.ts'
import type { Condition } from '#engine/condition.ts'
import type { Actor } from '#prisma/actor.ts'
import { loadBase } from '#prisma/seeds/base/load-base.server.ts'
import { loadDemo } from '#prisma/seeds/demo/load-demo.server.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { findTrialRecords } from './find-trial-records.server.ts'
import { diffStatement } from './sweep-statement.ts'
import { tryRule } from './try-rule.server.ts'
import { warningRule } from './warning-rules.server.ts'

const owner = useTestDatabase()
const now = new Date('2026-11-27T00:00:00Z')
const today = '2026-11-27'
let admin: Actor

beforeAll(async () => {
  await loadBase({ client: owner.client })
  await loadDemo({ client: owner.client, today: '2026-11-26', nameKey })
  admin = await actorOf(`m.role = 'administrator' AND m.scope = 'group'`)
})

async function actorOf(where: string): Promise<Actor> {
  const { rows } = await owner.query(`SELECT m.person_id AS id FROM membership m WHERE ${where} ORDER BY 1 LIMIT 1`)
  const actor = await withRole('gantry_auth', (tx) => resolveActor({ tx, personId: String(rows[0]?.id) }))
  if (!actor) throw new Error('nobody was resolved')
  return actor
}

interface Tried {
  subject: string
  condition: Condition
  recordId: string
  partId?: string | null
  orgId?: string | null
  when?: Condition
  actor?: Actor
}

const attempt = ({ actor = admin, recordId, partId = null, orgId = null, ...rule }: Tried) =>
  withActor(actor, (tx) => tryRule({ tx, actor, rule: { orgId, ...rule }, recordId, partId, now }))
const records = (subject: string, q = '', actor = admin) =>
  withActor(actor, (tx) => findTrialRecords({ tx, actor, subject, q }))
const line = (fact: string, operator: string, value?: unknown) => ({ fact, operator, value })

describe('each line says true, false or unknown, and what is there', () => {
  test('of an opportunity, with what an empty fact means, group by group', async () => {
    const { rows } = await owner.query(`SELECT id, win_probability AS chance, is_major FROM opportunity
      WHERE status = 'open' AND tender_number IS NULL AND NOT is_major ORDER BY id LIMIT 1`)
    const [record] = rows
    const tender = line('tenderNumber', 'equal', 'X')
    const found = await attempt({
      subject: 'opportunity',
      recordId: String(record?.id),
      condition: {
        all: [
          line('winProbability', 'greaterThanInclusive', 0),
          { any: [tender, { fact: 'tenderNumber', operator: 'isEmpty' }] },
          { not: { any: [line('isMajor', 'equal', true)] } },
        ],
      },
    })
    expect(found?.warns).toBe(true)
    const nodes = Object.fromEntries((found?.condition ?? []).map(({ place, ...rest }) => [place, rest]))
    expect(nodes).toMatchObject({
      condition: { truth: 'true', value: null },
      'all[0]': { truth: 'true', value: { zh: `${record?.chance}%` } },
      'all[1]': { truth: 'true', value: null },
      'all[1].any[0]': { truth: 'unknown', value: { zh: '没有填', en: 'empty' } },
      'all[1].any[1]': { truth: 'true' },
      'all[2]': { truth: 'true' },
      'all[2].not.any[0]': { truth: 'false', value: { zh: '不是重大商机', en: 'Not a major opportunity' } },
    })
    expect(found?.facts).toEqual({ winProbability: String(record?.chance), tenderNumber: null, isMajor: false })
  })

  test('where it does not apply it does not warn, and says of both what holds', async () => {
    const [record] = await records('opportunity')
    const found = await attempt({
      subject: 'opportunity',
      recordId: record?.recordId ?? '',
      when: line('winProbability', 'greaterThan', 1000),
      condition: { all: [line('winProbability', 'greaterThanInclusive', 0)] },
    })
    expect(found).toMatchObject({ warns: false, when: [{ place: 'condition', truth: 'false' }] })
    expect(found?.condition.every(({ truth }) => truth === 'true')).toBe(true)
  })

  test('a fact that the reader may not see is said without its value', async () => {
    const rep = await actorOf(`m.role = 'rep'`)
    const [record] = await records('contract', '', rep)
    const condition = { all: [line('margin', 'isEmpty'), line('reviewed', 'equal', false)] }
    const found = await attempt({
      subject: 'contract',
      condition,
      actor: rep,
      recordId: record?.recordId ?? '',
      partId: record?.partId ?? null,
    })
    expect(found?.condition.find(({ place }) => place === 'all[0]')?.value).toBeNull()
    expect(found?.condition.find(({ place }) => place === 'all[1]')?.value).not.toBeNull()
    expect(Object.keys(found?.facts ?? {})).toEqual(['reviewed'])
  })
})

// A trial and the sweep read the same thing in two ways: whatever is picked, they say the same.
test.each<[string, Condition]>([
  ['opportunity', { any: [line('amount', 'greaterThan', '20000000.00'), line('daysInStage', 'greaterThan', 40)] }],
  ['customer-relationship', { all: [line('openOpportunities', 'greaterThanInclusive', 1)] }],
  ['bid', { all: [line('reviewed', 'equal', false)] }],
  ['contract', { all: [line('daysToDelivery', 'lessThan', 60)] }],
  ['payment-line', { all: [line('share', 'greaterThan', 10)] }],
])('of %s each that the picker offers comes out as the sweep finds it', async (subject, condition) => {
  const rule = warningRule(
    { id: 'WA-01', set: 'warnings', subject, scope: { severity: 'watch', notify: 'owner' }, condition } as never,
    { version: 1, orgId: null },
  )
  const { text, values } = diffStatement({
    rule,
    today,
    timeZone: 'Asia/Shanghai',
    currency: 'CNY',
    most: 1,
    listed: 10_000,
  })
  const [diff] = await withActor(sweepActor, (tx) =>
    tx.$queryRawUnsafe<{ rows: { recordId: string; partId: string | null; orgId: string }[] }[]>(text, ...values),
  )
  // Of a customer that several companies have, the first is tried.
  const { rows } = await owner.query(
    `SELECT customer_id AS id, min(org_id::text) AS org FROM customer_relationship GROUP BY 1`,
  )
  const firstOf = new Map(rows.map(({ id, org }) => [id, org]))
  const found = new Set(
    diff?.rows.flatMap(({ recordId, partId, orgId }) =>
      subject === 'customer-relationship' && firstOf.get(recordId) !== orgId ? [] : [partId ?? recordId],
    ),
  )
  const offered = await records(subject)
  expect(offered.length).toBeGreaterThan(0)
  let tried = 0
  for (const { recordId, partId } of offered) {
    const trial = await attempt({ subject, condition, recordId, partId })
    if (!trial) continue
    tried += 1
    expect(trial.warns, `${recordId} ${partId}`).toBe(found.has(partId ?? recordId))
  }
  expect(tried).toBeGreaterThan(0)
})

test('nothing is tried on what the sweep does not look at, another company’s, or what the person does not see', async () => {
  const condition = { all: [line('winProbability', 'greaterThanInclusive', 0)] }
  const { rows } = await owner.query(`SELECT
    (SELECT id FROM opportunity WHERE status = 'lost' ORDER BY id LIMIT 1) AS lost,
    (SELECT id FROM opportunity WHERE status = 'open' ORDER BY id LIMIT 1) AS open,
    (SELECT g.id FROM organisation g WHERE g.kind = 'subsidiary' AND NOT g.id = ANY (SELECT unnest(o.lineage) FROM organisation o
      WHERE o.id = (SELECT org_id FROM opportunity WHERE status = 'open' ORDER BY id LIMIT 1)) ORDER BY 1 LIMIT 1) AS elsewhere`)
  const { lost, open, elsewhere } = rows[0] ?? {}
  const asked = { subject: 'opportunity', condition, recordId: String(open) }
  expect(await attempt(asked)).not.toBeNull()
  expect(await attempt({ ...asked, recordId: String(lost) })).toBeNull()
  expect(await attempt({ ...asked, orgId: String(elsewhere) })).toBeNull()
  const stranger = await actorOf(`m.role = 'rep' AND NOT EXISTS (SELECT FROM opportunity o
    WHERE o.id = '${String(open)}' AND (o.owner_id = m.person_id OR EXISTS (SELECT FROM record_access a
      WHERE a.record_id = o.id AND a.person_id = m.person_id)))`)
  expect(await attempt({ ...asked, actor: stranger })).toBeNull()
})

test('the picker finds by words, and only what the person sees', async () => {
  const [first] = await records('opportunity')
  const words = first?.record.name.zh ?? ''
  expect((await records('opportunity', words)).map(({ recordId }) => recordId)).toContain(first?.recordId)
  const rep = await actorOf(`m.role = 'rep'`)
  const { rows } = await owner.query(
    `SELECT count(*)::int AS n FROM opportunity WHERE status = 'open' AND owner_id = $1`,
    [rep.personId],
  )
  for (const { recordId } of await records('opportunity', '', rep)) expect(recordId).toBeTruthy()
  expect((await records('opportunity', '', rep)).length).toBeGreaterThanOrEqual(Math.min(20, Number(rows[0]?.n)))
  expect(await records('opportunity', 'zzzz')).toEqual([])
})
