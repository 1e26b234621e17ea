import { beforeAll, expect, test } from 'vitest'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import type { Actor } from '#prisma/actor.ts'
import { loadBase } from '#prisma/seeds/base/load-base.server.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import { aGroup } from '#tests/factories/a-group.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { summariseOpportunities } from './find-opportunities.server.ts'

const owner = useTestDatabase()
const group = aGroup()
let actor: Actor

beforeAll(async () => {
  await loadBase({ client: owner.client })
  await insertDataset({ client: owner.client, dataset: group.dataset })
  for (let at = 0; at < 101; at++) {
    const most = { amount: '9999999999999999.99', win_probability: 100 }
    const { dataset } = anOpportunity({ group, key: `most${at}`, ...most })
    await insertDataset({ client: owner.client, dataset })
  }
  actor = (await withRole('gantry_auth', (tx) => resolveActor({ tx, personId: group.people.owner }))) as Actor
})

test('amounts add up, however large those that the column holds', async () => {
  const sum = '1009999999999999998.99'
  expect(await withActor(actor, (tx) => summariseOpportunities({ tx, actor, filter: {} }))).toEqual({
    count: 101,
    more: false,
    totals: [{ currency: 'CNY', amount: sum, weighted: sum }],
  })
})
