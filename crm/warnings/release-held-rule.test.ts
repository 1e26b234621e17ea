import { beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { listSweepRuns } from './list-sweep-runs.server.ts'
import { releaseHeldRule } from './release-held-rule.server.ts'
import { sweepReleasedRule } from './sweep-released-rule.server.ts'
import { sweepWarnings } from './sweep-warnings.server.ts'
import { wasSwept } from './was-swept.server.ts'

const owner = useTestDatabase()
const now = new Date('2026-11-27T01:00:00Z')
let group: LoadedGroup
let runId: string

beforeAll(async () => {
  group = await loadGroup(owner)
  await installShippedRules()
  for (const key of [newId(), newId()]) {
    const { dataset } = anOpportunity({
      group,
      key,
      expected_sign_on: '2026-12-07',
      last_activity_on: '2026-11-27',
      stage_entered_at: now.toISOString(),
    })
    await insertDataset({ client: owner.client, dataset })
  }
})

/** Every test begins after a sweep that held back whatever it found. */
beforeEach(async () => {
  await owner.query('DELETE FROM notification; DELETE FROM warning; DELETE FROM sweep_run')
  await sweepWarnings({ now, most: 0 })
  runId = await heldRun()
})

async function heldRun(): Promise<string> {
  const runs = await group.as('admin', listSweepRuns)
  const run = runs.find(({ ruleId }) => ruleId === 'WN-03')?.run
  expect(run).toMatchObject({ found: 2, opened: 0, held: true })
  return run?.id ?? ''
}

const release = (person: Parameters<LoadedGroup['as']>[0] = 'admin', id = runId) =>
  group.as(person, (base) => releaseHeldRule({ ...base, runId: id }))
const opened = async () =>
  (await owner.query('SELECT rule_id AS rule, count(*)::int AS n FROM warning GROUP BY 1')).rows
const recorded = async () =>
  (
    await owner.query(
      `SELECT actor_id AS actor, after FROM domain_event WHERE type = 'rule.released' AND record_id = $1`,
      [runId],
    )
  ).rows

test('let go, the rule opens all that it finds and no other does, and it is on record who let it', async () => {
  await release()
  expect(await recorded()).toEqual([{ actor: group.people.admin, after: { ruleId: 'WN-03', found: 2 } }])
  expect(await sweepReleasedRule({ now, runId })).toMatchObject({ ruleId: 'WN-03', opened: 2, held: false })
  expect(await opened()).toEqual([{ rule: 'WN-03', n: 2 }])
})

test('once: neither asked again nor done again, and the next sweep has its limit', async () => {
  await release()
  await expect(release()).rejects.toMatchObject({ code: 'CONFLICT' })
  await sweepReleasedRule({ now, runId })
  await owner.query('DELETE FROM notification; DELETE FROM warning')
  expect(await sweepReleasedRule({ now, runId })).toBeNull()
  await expect(release()).rejects.toMatchObject({ code: 'CONFLICT' })
  expect(await recorded()).toHaveLength(1)
  await sweepWarnings({ now, most: 0 })
  expect(await opened()).toEqual([])
  await heldRun()
})

test('a later sweep that held nothing has settled it', async () => {
  await sweepWarnings({ now })
  await expect(release()).rejects.toMatchObject({ code: 'CONFLICT' })
  expect(await recorded()).toEqual([])
})

test('also where the clock has been set back since', async () => {
  await owner.query(`UPDATE sweep_run SET at = now() + interval '1 hour'`)
  await sweepWarnings({ now })
  expect((await group.as('admin', listSweepRuns)).find(({ ruleId }) => ruleId === 'WN-03')?.run).toMatchObject({
    opened: 2,
    held: false,
  })
  await expect(release()).rejects.toMatchObject({ code: 'CONFLICT' })
})

test('the day’s sweep is one by every rule: what a rule opens that was let go is none', async () => {
  const swept = () => group.as('admin', ({ tx }) => wasSwept({ tx, day: '2026-11-27' }))
  expect(await swept()).toBe(true)
  await owner.query(`UPDATE sweep_run SET day = '2026-11-26'`)
  await release()
  expect(await sweepReleasedRule({ now, runId })).toMatchObject({ opened: 2 })
  expect(await swept()).toBe(false)
  await sweepWarnings({ now })
  expect(await swept()).toBe(true)
})

test('nobody but an administrator lets a rule go, and none that no sweep has looked by', async () => {
  await expect(release('head')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(release('hq')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(release('admin', newId())).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await recorded()).toEqual([])
})
