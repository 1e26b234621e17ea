import { beforeAll, expect, test } from 'vitest'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { findSweepTroubles, listSweepRuns } from './list-sweep-runs.server.ts'

const owner = useTestDatabase()
let group: LoadedGroup

beforeAll(async () => {
  group = await loadGroup(owner)
  await installShippedRules()
})

test('a rule that no sweep has looked by has no run; after two, the later one counts', async () => {
  expect((await group.as('admin', listSweepRuns)).every(({ run }) => run === null)).toBe(true)
  await owner.query(
    `INSERT INTO sweep_run (id, at, day, rule_id, found, opened, closed, held, faults) VALUES
      (gen_random_uuid(), '2026-11-27T02:00:00Z', '2026-11-27', 'WN-01', 5, 2, 1, false, '[{"recordId": null, "reason": "x"}]'),
      (gen_random_uuid(), '2026-11-26T02:00:00Z', '2026-11-26', 'WN-01', 9, 9, 0, true, '[]')`,
  )
  const runs = await group.as('admin', listSweepRuns)
  expect(runs.map(({ ruleId }) => ruleId)).toEqual([
    'WN-01',
    'WN-02',
    'WN-03',
    'WN-04',
    'WN-05',
    'WN-06',
    'WN-07',
    'WN-08',
    'WN-09',
    'WN-10',
    'WN-11',
  ])
  expect(runs[0]).toEqual({
    ruleId: 'WN-01',
    name: { zh: '商机久未跟进', en: 'Opportunity not followed up' },
    run: {
      id: expect.any(String),
      at: '2026-11-27T02:00:00.000Z',
      found: 5,
      opened: 2,
      closed: 1,
      held: false,
      faults: [{ recordId: null, reason: 'x' }],
    },
  })
  expect(runs[1]?.run).toBeNull()
})

test('rules held back or failing in their last sweep are counted; of a rule that cannot be read its number is said', async () => {
  const where = `WHERE rule_id = 'WN-02' AND status = 'active'`
  const [row] = (await owner.query(`SELECT body FROM rule_version ${where}`)).rows
  await owner.query('DELETE FROM sweep_run')
  const nothing = await group.as('admin', findSweepTroubles)
  const add = (at: string, ruleId: string, held: boolean, faults: string) =>
    owner.query(
      `INSERT INTO sweep_run (id, at, day, rule_id, found, opened, closed, held, faults)
       VALUES (gen_random_uuid(), $1, '2026-11-27', $2, 5, 0, 0, $3, $4::text::jsonb)`,
      [at, ruleId, held, faults],
    )
  await add('2026-11-26T02:00:00Z', 'WN-03', true, '[]')
  await add('2026-11-27T02:00:00Z', 'WN-03', false, '[]')
  const recovered = await group.as('admin', findSweepTroubles)
  await add('2026-11-27T02:00:00Z', 'WN-01', true, '[]')
  await add('2026-11-27T02:00:00Z', 'WN-02', false, '[{"recordId": null, "reason": "x"}]')
  await owner.query(`UPDATE rule_version SET body = '{"name": 5}' ${where}`)
  const [runs, troubles] = await group.as('admin', async (base) => [
    await listSweepRuns(base),
    await findSweepTroubles(base),
  ])
  await owner.query(`UPDATE rule_version SET body = $1 ${where}`, [row?.body])
  expect([nothing, recovered, troubles]).toEqual([null, null, { held: 1, faulty: 1 }])
  expect(runs.map(({ ruleId }) => ruleId)).toEqual([
    'WN-01',
    'WN-02',
    'WN-03',
    'WN-04',
    'WN-05',
    'WN-06',
    'WN-07',
    'WN-08',
    'WN-09',
    'WN-10',
    'WN-11',
  ])
  expect(runs[1]).toMatchObject({ name: null, run: { faults: [{ recordId: null, reason: 'x' }] } })
})
