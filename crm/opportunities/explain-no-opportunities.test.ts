import { beforeAll, expect, test } from 'vitest'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import type { Actor } from '#prisma/actor.ts'
import { loadBase } from '#prisma/seeds/base/load-base.server.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import { aGroup } from '#tests/factories/a-group.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { explainNoOpportunities } from './explain-no-opportunities.server.ts'
import type { OpportunityFilter } from './opportunity-list.schema.ts'

const owner = useTestDatabase()
const group = aGroup()
let actor: Actor

beforeAll(async () => {
  await loadBase({ client: owner.client })
  const opportunities = [
    anOpportunity({ group, key: 'small', amount: '100.00' }),
    anOpportunity({ group, key: 'large', amount: '900000000.00' }),
    anOpportunity({ group, key: 'won', amount: '500.00', status: 'won' }),
  ]
  for (const { dataset } of [group, ...opportunities]) await insertDataset({ client: owner.client, dataset })
  const personId = group.people.owner
  actor = (await withRole('gantry_auth', (tx) => resolveActor({ tx, personId }))) as Actor
})

const explain = (filter: OpportunityFilter) => withActor(actor, (tx) => explainNoOpportunities({ tx, actor, filter }))

test('the condition is named that keeps out most', async () => {
  expect(await explain({ mine: '1', major: '1' })).toEqual({ condition: 'major', count: 2, more: false })
  expect(await explain({ min: '1000000000', status: 'all' })).toEqual({ condition: 'min', count: 3, more: false })
})

test('unsaid, only the open ones are shown, which may be what keeps out', async () => {
  expect(await explain({ min: '400', max: '600' })).toEqual({ condition: 'status', count: 1, more: false })
})

test('what was searched for is given up only where nothing else helps', async () => {
  expect(await explain({ q: 'zzzz' })).toEqual({ condition: 'q', count: 2, more: false })
  expect(await explain({ q: '165MN', min: '1000000000' })).toEqual({ condition: 'min', count: 2, more: false })
  expect(await explain({ q: 'OPP-TEST-won' })).toEqual({ condition: 'status', count: 1, more: false })
  expect(await explain({ q: 'zzzz', min: '1000000000' })).toBeNull()
})
