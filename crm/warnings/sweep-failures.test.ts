import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { listSweepRuns } from './list-sweep-runs.server.ts'
import { sweepAndCatchUp } from './sweep-and-catch-up.server.ts'
import { sweepReleasedRule } from './sweep-released-rule.server.ts'
import { sweepWarnings } from './sweep-warnings.server.ts'

const owner = useTestDatabase()
const now = new Date('2026-11-27T01:00:00Z')
let group: LoadedGroup
let one: string

/** Opportunities that sign in ten days, which WN-03 warns of and no other rule. */
async function addNear(count: number): Promise<string[]> {
  const made = Array.from({ length: count }, () =>
    anOpportunity({
      group,
      key: newId(),
      expected_sign_on: '2026-12-07',
      last_activity_on: '2026-11-27',
      stage_entered_at: now.toISOString(),
    }),
  )
  const [first, ...others] = made.map(({ dataset }) => dataset)
  if (!first) return []
  for (const dataset of others) {
    first.opportunity.push(...dataset.opportunity)
    first.record_access.push(...dataset.record_access)
    first.domain_event.push(...dataset.domain_event)
  }
  await insertDataset({ client: owner.client, dataset: first })
  return made.map(({ id }) => id)
}

beforeAll(async () => {
  group = await loadGroup(owner)
  await installShippedRules()
  ;[one = ''] = await addNear(3)
  await owner.query('CREATE SEQUENCE planted_calls')
})

beforeEach(async () => {
  await owner.query('DELETE FROM notification; DELETE FROM warning; DELETE FROM sweep_run')
  await owner.query('ALTER SEQUENCE planted_calls RESTART')
})
afterEach(() => owner.query('DROP TRIGGER IF EXISTS planted ON warning; DROP TRIGGER IF EXISTS planted ON sweep_run'))

/** Makes opening a warning do something first; `call` counts, and is not rolled back. */
async function plant(body: string, table = 'warning') {
  await owner.query(`CREATE OR REPLACE FUNCTION pg_temp.planted() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE call bigint := nextval('planted_calls'); BEGIN ${body} RETURN NEW; END $$`)
  await owner.query(`CREATE TRIGGER planted BEFORE INSERT ON ${table} FOR EACH ROW
    WHEN (NEW.rule_id = 'WN-03') EXECUTE FUNCTION pg_temp.planted()`)
}

const calls = async () => Number((await owner.query('SELECT last_value AS n FROM planted_calls')).rows[0]?.n)
const near = async (options: Parameters<typeof sweepWarnings>[0] = {}) =>
  (await sweepWarnings({ now, ruleId: 'WN-03', ...options }))[0]
const tooSlow = { recordId: null, reason: expect.stringContaining('too slow') }

describe('a statement that fails', () => {
  test('because it took too long is not run again in halves, which would take as long: the rule is reported', async () => {
    await plant(`RAISE 'canceling statement due to statement timeout' USING ERRCODE = '57014';`)
    expect(await near()).toMatchObject({ opened: 0, faults: [tooSlow] })
    expect(await calls()).toBe(1)
  })

  test('nor are the halves gone on with once one of them took too long', async () => {
    await plant(`IF call = 1 THEN RAISE 'poor record'; END IF;
      RAISE 'canceling statement due to statement timeout' USING ERRCODE = '57014';`)
    expect(await near()).toMatchObject({ opened: 0, faults: [tooSlow] })
    expect(await calls()).toBe(2)
  })

  test.each(['40P01', '40001'])('because it met another transaction (%s) is run again', async (state) => {
    await plant(`IF call <= 2 THEN RAISE 'crossed' USING ERRCODE = '${state}'; END IF;`)
    // Of one record: more of them would be halved until the crossings are over, and look as sound.
    expect(await near({ only: [one] })).toMatchObject({ opened: 1, faults: [] })
  })

  test('and does so every time, is the queue’s to try later, and no fault of the rule', async () => {
    await plant(`RAISE 'crossed' USING ERRCODE = '40P01';`)
    await expect(near()).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(await calls()).toBe(3)
  })

  test('is not looked into further once the job was ended', async () => {
    await plant(`RAISE 'poor record';`)
    const ended = new AbortController()
    let asked = 0
    const signal = Object.assign(ended.signal, {
      throwIfAborted() {
        asked += 1
        if (asked > 1) throw new DOMException('ended', 'AbortError')
      },
    })
    await expect(near({ signal })).rejects.toMatchObject({ name: 'AbortError' })
    expect(await calls()).toBe(1)
  })
})

test('what was changed after a rule had looked is looked at once more when the sweep ends', async () => {
  const [record] = await addNear(1)
  const state = async () =>
    (await owner.query(`SELECT status FROM warning WHERE rule_id = 'WN-03' AND record_id = $1`, [record])).rows
  const change = `UPDATE opportunity SET expected_sign_on = '2027-12-07' WHERE id = '${record}';
    INSERT INTO domain_event (id, org_id, actor_id, type, entity_type, entity_id, record_type, record_id)
    SELECT gen_random_uuid(), org_id, owner_id, 'opportunity.edited', 'opportunity', id, 'opportunity', id
    FROM opportunity WHERE id = '${record}';`
  await plant(change, 'sweep_run')
  await sweepAndCatchUp({ now })
  expect(await state()).toEqual([{ status: 'closed' }])
  // The sweep alone leaves it until the next night.
  await owner.query(`UPDATE opportunity SET expected_sign_on = '2026-12-07' WHERE id = $1`, [record])
  await owner.query('DELETE FROM notification; DELETE FROM warning')
  await sweepWarnings({ now })
  expect(await state()).toEqual([{ status: 'open' }])
})

describe('a rule that finds more than ten times what it found last, and hundreds of new ones', () => {
  let few = 0
  beforeAll(async () => {
    few = (await near())?.found ?? 0
    await addNear(505)
  })
  const onceFound = (found: number) =>
    owner.query(
      `INSERT INTO sweep_run (id, at, day, rule_id, rule_version, found, opened, closed, held, faults)
       VALUES (gen_random_uuid(), '2026-11-26T01:00:00Z', '2026-11-26', 'WN-03', 1, $1, 0, 0, false, '[]')`,
      [found],
    )

  test('is held, the night after as well, until it is let go', async () => {
    await onceFound(few)
    const held = { found: few + 505, opened: 0, held: true }
    expect(await near()).toMatchObject(held)
    expect(await near()).toMatchObject(held)
    const runs = await group.as('admin', listSweepRuns)
    const runId = runs.find(({ ruleId }) => ruleId === 'WN-03')?.run?.id ?? ''
    expect(await sweepReleasedRule({ now, runId })).toMatchObject({ opened: few + 505, held: false })
  })

  test('is not when it has never run, or a run that failed as a whole found nothing', async () => {
    await owner.query(
      `INSERT INTO sweep_run (id, at, day, rule_id, rule_version, found, opened, closed, held, faults)
       VALUES (gen_random_uuid(), '2026-11-26T01:00:00Z', '2026-11-26', 'WN-03', 1, 0, 0, 0, false, '[{"recordId": null, "reason": "x"}]')`,
    )
    expect(await near()).toMatchObject({ opened: few + 505, held: false })
  })

  test('is not at ten times', async () => {
    await onceFound(Math.ceil((few + 505) / 10))
    expect(await near()).toMatchObject({ opened: few + 505, held: false })
  })
})
