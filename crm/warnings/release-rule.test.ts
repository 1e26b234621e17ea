import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DraftProblem } from '#crm/rule-sets/check-draft.ts'
import { getDraft } from '#crm/rule-sets/get-draft.server.ts'
import { saveDraft } from '#crm/rule-sets/save-draft.server.ts'
import { startRule } from '#crm/rule-sets/start-rule.server.ts'
import { takeBackVersion } from '#crm/rule-sets/take-back-version.server.ts'
import type { AppError } from '#lib/errors.ts'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { aWarningDraft } from '#tests/factories/a-warning-draft.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { releaseRule } from './release-rule.server.ts'
import { sweepChangedRule } from './sweep-changed-rule.server.ts'
import { sweepWarnings } from './sweep-warnings.server.ts'

const owner = useTestDatabase()
const now = new Date('2026-11-27T00:00:00Z')
const many = 600
let group: LoadedGroup
let id: string

beforeAll(async () => {
  group = await loadGroup(owner)
  await installShippedRules()
  const { dataset } = anOpportunity({ group, key: newId() })
  await insertDataset({ client: owner.client, dataset })
  await addOpportunities(many - (await count()))
})
beforeEach(async () => {
  await owner.query('DELETE FROM notification; DELETE FROM warning; DELETE FROM sweep_run')
  id = await group.as('admin', (base) => startRule({ ...base, orgId: null, content: wide }))
})

const count = async () =>
  (await owner.query(`SELECT count(*)::int AS n FROM opportunity WHERE status = 'open'`)).rows[0]?.n as number

/** The same open opportunity so many times more. */
async function addOpportunities(more: number): Promise<void> {
  const { rows } = await owner.query(`SELECT string_agg(quote_ident(column_name), ', ') AS columns
    FROM information_schema.columns WHERE table_name = 'opportunity' AND is_generated = 'NEVER' AND column_name NOT IN ('id', 'number')`)
  const columns = String(rows[0]?.columns)
  await owner.query(
    `INSERT INTO opportunity (id, number, ${columns}) SELECT gen_random_uuid(), gen_random_uuid()::text, ${columns}
     FROM (SELECT * FROM opportunity WHERE status = 'open' ORDER BY id LIMIT 1) o, generate_series(1, $1::int) n`,
    [more],
  )
}

/** Finds every open opportunity, and none. */
const [wide, narrow] = [0, 101].map((least) =>
  aWarningDraft({
    condition: { all: [{ fact: 'winProbability', operator: 'greaterThanInclusive', value: least }] },
    cases: [
      { name: { zh: '够', en: 'enough' }, facts: { winProbability: least }, expect: 'warn' },
      { name: { zh: '不够', en: 'less' }, facts: { winProbability: least - 1 }, expect: 'quiet' },
    ],
  }),
) as [Record<string, unknown>, Record<string, unknown>]

const write = (content: Record<string, unknown>) =>
  group.as('admin', async (base) => saveDraft({ ...base, ...(await getDraft({ ...base, id })), content }))

/** Releases the draft there is, and does what the event asks for. */
async function release(confirmed?: number) {
  const { actor, version, edit } = await group.as('admin', async (base) => ({
    actor: base.actor,
    ...(await getDraft({ ...base, id })),
  }))
  await releaseRule({ actor, id, version, edit, reason: '试行', now, confirmed })
  return carryOut()
}
async function takeBack(version: number) {
  await group.as('admin', (base) => takeBackVersion({ ...base, id, version, reason: '不要了' }))
  return carryOut()
}
async function carryOut() {
  const { rows } = await owner.query(
    `SELECT id FROM domain_event WHERE type IN ('rule.version-released', 'rule.version-taken-back') ORDER BY at DESC, id DESC LIMIT 1`,
  )
  return sweepChangedRule({ now, eventId: String(rows[0]?.id) })
}
const open = async () =>
  (await owner.query(`SELECT count(*)::int AS n FROM warning WHERE rule_id = $1 AND status <> 'closed'`, [id])).rows[0]
    ?.n

describe('what is usual is what the versions in force have found', () => {
  test('a rule that was out of force comes back, whatever the run that closed its warnings found', async () => {
    await release()
    expect(await open()).toBe(many)
    expect(await takeBack(1)).toMatchObject([{ version: null, found: 0, closed: many }])
    await write(wide)
    expect(await release()).toMatchObject([{ version: 2, opened: many, held: false }])
    expect(await sweepWarnings({ now })).toContainEqual(expect.objectContaining({ ruleId: id, held: false }))
    expect(await open()).toBe(many)
  })

  test('taken back, a version that found nothing does not hold the one before it', async () => {
    await release()
    await write(narrow)
    expect(await release()).toMatchObject([{ version: 2, found: 0, closed: many }])
    expect(await takeBack(2)).toMatchObject([{ version: 1, opened: many, held: false }])
    expect(await open()).toBe(many)
  })

  test('nor does the sweep of the night that comes before the job', async () => {
    await release()
    await write(narrow)
    await release()
    await group.as('admin', (base) => takeBackVersion({ ...base, id, version: 2, reason: '漏了' }))
    expect(await sweepWarnings({ now })).toContainEqual(expect.objectContaining({ ruleId: id, opened: many }))
  })

  test('a version in force that finds far more than it did is held as ever', async () => {
    await write(narrow)
    await release()
    await write(wide)
    await owner.query(`UPDATE rule_version SET status = 'retired' WHERE rule_id = $1 AND version = 1`, [id])
    await owner.query(`UPDATE rule_version SET status = 'active', replaces = 1 WHERE rule_id = $1 AND version = 2`, [
      id,
    ])
    expect(await sweepWarnings({ now })).toContainEqual(expect.objectContaining({ ruleId: id, held: true, opened: 0 }))
  })
})

describe('a version that opens far more than usual', () => {
  beforeEach(async () => {
    await write(narrow)
    await release()
    await write(wide)
  })
  const inForce = async () =>
    (await owner.query(`SELECT version FROM rule_version WHERE rule_id = $1 AND status = 'active'`, [id])).rows
  const refused = (confirmed?: number) =>
    release(confirmed).then(
      () => null,
      (error: AppError) => (error.details.problems as DraftProblem[])[0],
    )

  test('is released when the person confirms how many they were shown, and the sweep does not hold it then', async () => {
    expect(await release(many)).toMatchObject([{ version: 2, opened: many, held: false }])
    expect(await inForce()).toEqual([{ version: 2 }])
    expect(await sweepWarnings({ now })).toContainEqual(expect.objectContaining({ ruleId: id, held: false, closed: 0 }))
    expect(await open()).toBe(many)
  })

  test('is not when nobody was asked, or when it has grown beyond what was confirmed', async () => {
    expect(await refused()).toMatchObject({ place: 'condition', reason: { en: expect.stringContaining('confirm') } })
    expect(await refused(many - 1)).toMatchObject({ reason: { en: expect.stringContaining(`${many - 1} that you`) } })
    expect(await inForce()).toEqual([{ version: 1 }])
  })

  test('is held by the sweep where it finds far more than was confirmed after all', async () => {
    await release(many)
    await owner.query(`DELETE FROM notification; DELETE FROM warning; DELETE FROM sweep_run WHERE rule_version = 2;
      UPDATE domain_event SET after = jsonb_set(after, '{confirmed}', '{"opens": 30, "found": 30}') WHERE after -> 'confirmed' IS NOT NULL`)
    expect(await carryOut()).toMatchObject([{ held: true, opened: 0 }])
  })
})
