import { beforeAll, expect, test } from 'vitest'
import { consoleActor } from '#crm/org/console-actor.ts'
import { installRulePacks } from '#crm/rule-sets/install-rule-packs.server.ts'
import { readRulePacks } from '#crm/rule-sets/read-rule-packs.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { listSweepRuns } from './list-sweep-runs.server.ts'

const owner = useTestDatabase()
let group: LoadedGroup

beforeAll(async () => {
  group = await loadGroup(owner)
  const packs = await readRulePacks({ timeZone: 'Asia/Shanghai', currency: 'CNY' })
  await withActor(consoleActor, (tx) =>
    installRulePacks({ tx, actor: consoleActor, rules: packs.rules.map(({ rule }) => rule) }),
  )
})

test('a rule that no sweep has looked by has no run; after two, the later one counts', async () => {
  expect((await group.as('admin', listSweepRuns)).every(({ run }) => run === null)).toBe(true)
  await owner.query(
    `INSERT INTO sweep_run (id, at, day, rule_id, found, opened, closed, held, faults) VALUES
      (gen_random_uuid(), '2026-11-27T02:00:00Z', '2026-11-27', 'WN-01', 5, 2, 1, false, '[{"recordId": null, "reason": "x"}]'),
      (gen_random_uuid(), '2026-11-26T02:00:00Z', '2026-11-26', 'WN-01', 9, 9, 0, true, '[]')`,
  )
  const runs = await group.as('admin', listSweepRuns)
  expect(runs.map(({ ruleId }) => ruleId)).toEqual(['WN-01', 'WN-02', 'WN-03', 'WN-04', 'WN-05'])
  expect(runs[0]).toEqual({
    ruleId: 'WN-01',
    name: { zh: '商机久未跟进', en: 'Opportunity not followed up' },
    run: {
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
