import { beforeAll, expect, test } from 'vitest'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import type { Actor } from '#prisma/actor.ts'
import { loadBase } from '#prisma/seeds/base/load-base.server.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import { aGroup } from '#tests/factories/a-group.ts'
import { anActivity, anOpportunity } from '#tests/factories/an-opportunity.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { loadOpportunityFacts } from './opportunity.facts.server.ts'

const owner = useTestDatabase()
const group = aGroup()
const timeZone = 'Asia/Shanghai'
let actor: Actor

beforeAll(async () => {
  await loadBase({ client: owner.client })
  await insertDataset({ client: owner.client, dataset: group.dataset })
  const personId = group.people.owner
  actor = (await withRole('gantry_auth', (tx) => resolveActor({ tx, personId }))) as Actor
})

/** How many visits count on an opportunity with this one, in the stage that it entered then. */
async function visitsCounted(key: string, entered: string, visit: { on: string; loggedAt: string }): Promise<unknown> {
  const opportunity = anOpportunity({ group, key, stage_entered_at: entered })
  const activity = anActivity({ group, opportunityId: opportunity.id, on_date: visit.on, done_at: visit.loggedAt })
  for (const { dataset } of [opportunity, activity]) await insertDataset({ client: owner.client, dataset })
  const needs = [{ fact: 'activitiesSinceStageEntry', params: { kind: 'visit' } }]
  const now = new Date('2026-11-25T01:42:00.000Z')
  const facts = await withActor(actor, (tx) => loadOpportunityFacts({ tx, id: opportunity.id, needs, timeZone, now }))
  return facts['activitiesSinceStageEntry(kind=visit)']
}

// Eleven in the morning of 20 November in Shanghai; and half past midnight, when it is still the 19th in UTC.
const morning = '2026-11-20T03:00:00.000Z'
const night = '2026-11-19T16:30:00.000Z'

test.each([
  ['a day later', morning, '2026-11-21', '2026-11-21T09:00:00.000Z', 1],
  ['the same day, logged after', morning, '2026-11-20', '2026-11-20T03:00:01.000Z', 1],
  ['the same day, logged before: it may have opened this stage', morning, '2026-11-20', '2026-11-20T02:59:59.000Z', 0],
  ['the same moment', morning, '2026-11-20', morning, 0],
  ['a day earlier, logged late', morning, '2026-11-19', '2026-11-21T09:00:00.000Z', 0],
  ['the day on which it was entered by night', night, '2026-11-20', '2026-11-20T02:00:00.000Z', 1],
  ['the evening before that night', night, '2026-11-19', '2026-11-20T02:00:00.000Z', 0],
])('a visit counts in a stage that was entered before it, once: %s', async (name, entered, on, loggedAt, counted) => {
  expect(await visitsCounted(name, entered, { on, loggedAt })).toBe(counted)
})
