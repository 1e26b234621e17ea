import { beforeAll, describe, expect, test } from 'vitest'
import { nameKey } from '#crm/customers/name-key.ts'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import { getDraft } from '#crm/rule-sets/get-draft.server.ts'
import { saveDraft } from '#crm/rule-sets/save-draft.server.ts'
import { startRule } from '#crm/rule-sets/start-rule.server.ts'
import { takeBackVersion } from '#crm/rule-sets/take-back-version.server.ts'
import type { Condition } from '#engine/condition.ts'
import type { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { loadBase } from '#prisma/seeds/base/load-base.server.ts'
import { loadDemo } from '#prisma/seeds/demo/load-demo.server.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import { aWarningDraft } from '#tests/factories/a-warning-draft.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { diffWarnings, type WarningDiff } from './diff-warnings.server.ts'
import { releaseRule } from './release-rule.server.ts'
import { sweepChangedRule } from './sweep-changed-rule.server.ts'
import { sweepWarnings } from './sweep-warnings.server.ts'

const owner = useTestDatabase()
const now = new Date('2026-11-27T00:00:00Z')
let admin: Actor

beforeAll(async () => {
  await loadBase({ client: owner.client })
  await loadDemo({ client: owner.client, today: '2026-11-26', nameKey })
  await installShippedRules()
  admin = await actorOf(`m.role = 'administrator' AND m.scope = 'group'`)
})

async function actorOf(where: string): Promise<Actor> {
  const { rows } = await owner.query(`SELECT m.person_id AS id FROM membership m WHERE ${where} ORDER BY 1 LIMIT 1`)
  const actor = await withRole('gantry_auth', (tx) => resolveActor({ tx, personId: String(rows[0]?.id) }))
  if (!actor) throw new Error('nobody was resolved')
  return actor
}

const as = <T>(work: (base: { tx: Tx; actor: Actor }) => Promise<T>) =>
  withActor(admin, (tx) => work({ tx, actor: admin }))
const line = (fact: string, operator: string, value?: unknown) => ({ fact, operator, value })
// Put into force past its cases, which are of no concern where only the records are.
const anyCases = (['warn', 'quiet'] as const).map((expect) => ({ name: { zh: expect, en: expect }, facts: {}, expect }))
const draftOf = (condition: Condition, change: object = {}) => aWarningDraft({ condition, cases: anyCases, ...change })

/** Records with an open warning of the rule, and what in them. */
const openOf = async (rule: string) =>
  (
    await owner.query(
      `SELECT record_id || ' ' || coalesce(part_id::text, '') AS key FROM warning
       WHERE rule_id = $1 AND status <> 'closed' ORDER BY 1`,
      [rule],
    )
  ).rows.map(({ key }) => String(key))

/** The same of a diff, after the ids by which its records are found. */
const keysOf = ({ rows }: WarningDiff, effect: string) => rows.filter((row) => row.effect === effect).map(idOf)
const idOf = ({ record }: WarningDiff['rows'][number]) => record?.id ?? ''

async function asked(id: string): Promise<WarningDiff> {
  const { body, version, orgId } = await as((base) => getDraft({ ...base, id }))
  return diffWarnings({ actor: admin, rule: body, version, orgId, now, listed: 10_000 })
}

/** Carries out what the last event of the type asks for. */
async function sweepAfter(type: string): Promise<void> {
  const { rows } = await owner.query(`SELECT id FROM domain_event WHERE type = $1 ORDER BY at DESC, id DESC LIMIT 1`, [
    type,
  ])
  await sweepChangedRule({ now, eventId: String(rows[0]?.id) })
}

describe('what is predicted is what happens', () => {
  const quiet = (days: number) => ({
    condition: { all: [line('daysSinceLastActivity', 'greaterThan', days)] },
    cases: [
      {
        name: { zh: '过了', en: 'past' },
        facts: { daysSinceLastActivity: days + 1 },
        expect: 'warn' as const,
      },
      { name: { zh: '没过', en: 'before' }, facts: { daysSinceLastActivity: days }, expect: 'quiet' as const },
    ],
  })

  test('a new rule opens just what was named, a narrower version closes just that, and taken back opens it again', async () => {
    const id = await as((base) => startRule({ ...base, orgId: null, content: aWarningDraft(quiet(3)) }))
    const first = await asked(id)
    expect(first.opens).toBeGreaterThan(10)
    expect(first).toMatchObject({ closes: 0, stays: 0, dismissed: 0, found: first.opens, runaway: false })
    const released = await releaseRule({ actor: admin, id, version: 1, edit: 1, reason: '试行', now })
    expect(released.opens).toBe(first.opens)
    await sweepAfter('rule.version-released')
    const opened = await openOf(id)
    expect(opened).toEqual(
      keysOf(first, 'opens')
        .map((key) => `${key} `)
        .sort(),
    )

    // Somebody dismisses one: found again, it stays closed and is no news.
    await owner.query(
      `UPDATE warning SET status = 'closed', close_kind = 'dismissed', closed_at = now()
       WHERE id = (SELECT id FROM warning WHERE rule_id = $1 ORDER BY (facts ->> 'daysSinceLastActivity')::int DESC, id LIMIT 1)`,
      [id],
    )
    const before = await openOf(id)
    await as((base) => saveDraft({ ...base, id, version: 1, edit: 1, content: aWarningDraft(quiet(20)) }))
    const second = await asked(id)
    expect(second).toMatchObject({ opens: 0, dismissed: 1 })
    expect(second.closes).toBeGreaterThan(0)
    expect(second.stays + second.closes).toBe(before.length)
    await releaseRule({ actor: admin, id, version: 2, edit: 1, reason: '太多', now })
    await sweepAfter('rule.version-released')
    const left = await openOf(id)
    expect(before.filter((key) => !left.includes(key))).toEqual(
      keysOf(second, 'closes')
        .map((key) => `${key} `)
        .sort(),
    )
    expect(left.length).toBe(second.stays)

    await as((base) => takeBackVersion({ ...base, id, version: 2, reason: '漏了' }))
    await sweepAfter('rule.version-taken-back')
    expect(await openOf(id)).toEqual(before)
    await as((base) => takeBackVersion({ ...base, id, version: 1, reason: '不要了' }))
    await sweepAfter('rule.version-taken-back')
    expect(await openOf(id)).toEqual([])
    const { rows } = await owner.query(`SELECT DISTINCT close_kind FROM warning WHERE rule_id = $1 ORDER BY 1`, [id])
    expect(rows.map(({ close_kind }) => close_kind)).toEqual(['dismissed', 'resolved', 'retired'])
  }, 60_000)

  // Of each subject: the same records as a sweep of all rules opens, which asks them in another statement.
  test.each<[string, Condition]>([
    ['opportunity', { any: [line('amount', 'greaterThan', '30000000.00'), line('competitors', 'isEmpty')] }],
    ['customer-relationship', { all: [line('openOpportunities', 'greaterThanInclusive', 1)] }],
    ['bid', { all: [line('reviewed', 'equal', false)] }],
    ['contract', { all: [line('reviewed', 'equal', false)] }],
    ['payment-line', { all: [line('share', 'greaterThanInclusive', 10)] }],
  ])(
    'about %s',
    async (subject, condition) => {
      const id = await as((base) => startRule({ ...base, orgId: null, content: draftOf(condition, { subject }) }))
      const diff = await asked(id)
      expect(diff.opens).toBeGreaterThan(0)
      expect(diff.rows.every(({ record }) => record !== null)).toBe(true)
      await owner.query(`UPDATE rule_version SET status = 'active' WHERE rule_id = $1`, [id])
      await sweepWarnings({ now })
      const opened = (await openOf(id)).map((key) => key.split(' '))
      expect(opened).toHaveLength(diff.opens)
      if (subject !== 'payment-line') {
        expect(opened.map(([record, part]) => part || record).sort()).toEqual(keysOf(diff, 'opens').sort())
      }
      expect(await asked(id)).toMatchObject({ opens: 0, closes: 0, stays: diff.opens })
    },
    60_000,
  )

  test('a rule that a company has of its own finds nothing elsewhere', async () => {
    const { rows } = await owner.query(
      `SELECT id FROM organisation WHERE kind = 'subsidiary' ORDER BY position LIMIT 1`,
    )
    const orgId = String(rows[0]?.id)
    const content = draftOf({ all: [line('winProbability', 'greaterThanInclusive', 0)] })
    const [own, all] = [
      await as((base) => startRule({ ...base, orgId, content })),
      await as((base) => startRule({ ...base, orgId: null, content })),
    ]
    const within = await owner.query(
      `SELECT count(*)::int AS n FROM opportunity o JOIN organisation g ON g.id = o.org_id
       WHERE o.status = 'open' AND $1::uuid = ANY (g.lineage)`,
      [orgId],
    )
    const diff = await asked(own)
    expect(diff.opens).toBe(within.rows[0]?.n)
    expect((await asked(all)).opens).toBeGreaterThan(diff.opens)
  })

  test('asking writes nothing', async () => {
    const all = async () =>
      (
        await owner.query(`SELECT count(*)::int AS w, (SELECT count(*)::int FROM domain_event) AS e,
      (SELECT count(*)::int FROM sweep_finding) AS f, (SELECT count(*)::int FROM notification) AS n FROM warning`)
      ).rows
    const content = draftOf({ all: [line('winProbability', 'greaterThanInclusive', 1)] })
    const id = await as((base) => startRule({ ...base, orgId: null, content }))
    const before = await all()
    await asked(id)
    expect(await all()).toEqual(before)
  })

  test('only whoever may write the rule may ask what it finds', async () => {
    const { body } = await as((base) => getDraft({ ...base, id: 'WN-01' }))
    for (const where of [`m.role = 'rep'`, `m.role = 'hq-sales'`]) {
      const error = diffWarnings({ actor: await actorOf(where), rule: body, version: 1, orgId: null, now })
      await expect(error).rejects.toMatchObject({ code: 'FORBIDDEN' })
    }
  })
})

test('a rule that finds ten times what it found before is not released, and says so at its condition', async () => {
  const content = (least: number) => ({
    ...aWarningDraft({
      condition: { all: [line('winProbability', 'greaterThanInclusive', least)] },
      cases: [
        { name: { zh: '够', en: 'enough' }, facts: { winProbability: least }, expect: 'warn' },
        { name: { zh: '不够', en: 'less' }, facts: { winProbability: least - 1 }, expect: 'quiet' },
      ],
    }),
  })
  const id = await as((base) => startRule({ ...base, orgId: null, content: content(1000) }))
  await releaseRule({ actor: admin, id, version: 1, edit: 1, reason: '试行', now })
  await sweepAfter('rule.version-released')
  await addOpportunities(600)
  await as((base) => saveDraft({ ...base, id, version: 1, edit: 1, content: content(0) }))
  const error = (await releaseRule({ actor: admin, id, version: 2, edit: 1, reason: '放宽', now }).catch(
    (found: AppError) => found,
  )) as AppError
  expect(error).toMatchObject({ code: 'BAD_INPUT', details: { problems: [{ place: 'condition' }] } })
  const { rows } = await owner.query(`SELECT status FROM rule_version WHERE rule_id = $1 ORDER BY version`, [id])
  expect(rows).toEqual([{ status: 'active' }, { status: 'draft' }])
})

/** The same open opportunity so many times more. */
async function addOpportunities(count: number): Promise<void> {
  const { rows } = await owner.query(`SELECT string_agg(quote_ident(column_name), ', ') AS columns
    FROM information_schema.columns WHERE table_name = 'opportunity' AND is_generated = 'NEVER' AND column_name NOT IN ('id', 'number')`)
  const columns = String(rows[0]?.columns)
  await owner.query(
    `INSERT INTO opportunity (id, number, ${columns}) SELECT gen_random_uuid(), 'X-' || n, ${columns}
     FROM (SELECT * FROM opportunity WHERE status = 'open' ORDER BY id LIMIT 1) o, generate_series(1, $1::int) n`,
    [count],
  )
}
