import { beforeAll, expect, test } from 'vitest'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import type { Tx } from './client.server.ts'
import { keepPlans } from './keep-plans.server.ts'
import { insertDataset } from './seeds/insert-rows.server.ts'

const owner = useTestDatabase()
let group: LoadedGroup

beforeAll(async () => {
  group = await loadGroup(owner)
  const { dataset } = anOpportunity({ group })
  await insertDataset({ client: owner.client, dataset })
})

/** What this connection has kept, by a word of the statement. */
const keptOf = async (tx: Tx, word: string) => {
  const rows = await tx.$queryRaw<{ times: number }[]>`
    SELECT (generic_plans + custom_plans)::int AS times FROM pg_prepared_statements
    WHERE statement LIKE ${`%${word}%`} AND statement NOT LIKE '%pg_prepared_statements%'`
  return rows.map(({ times }) => times)
}

test('what is asked inside is kept, also what the client writes, and what is asked beside it is not', async () => {
  const kept = await group.as('owner', async ({ tx }) => {
    for (let n = 0; n < 3; n += 1) {
      await keepPlans(() => tx.$queryRaw`SELECT count(*) AS first_asked FROM opportunity`)
      await keepPlans(() => tx.opportunity.count({ where: { tenderNumber: 'second' } }))
      await tx.$queryRaw`SELECT count(*) AS third_asked FROM opportunity`
    }
    return [await keptOf(tx, 'first_asked'), await keptOf(tx, '"tender_number" ='), await keptOf(tx, 'third_asked')]
  })
  expect(kept).toEqual([[3], [3], []])
})

test('a list of values is not kept: each length is a statement of its own', async () => {
  const kept = await group.as('owner', async ({ tx }) => {
    const names = Array.from({ length: 40 }, (_, n) => `listed ${n}`)
    await keepPlans(() => tx.customer.findMany({ where: { name: { in: names } }, select: { creditCode: true } }))
    return keptOf(tx, 'credit_code')
  })
  expect(kept).toEqual([])
})

test('a plan that was kept for somebody shows nobody else more than their own', async () => {
  const count = async (person: 'owner' | 'otherSubsidiary') =>
    group.as(person, async ({ tx }) => {
      const [row] = await keepPlans(() => tx.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM opportunity`)
      return row?.n
    })
  const seen: unknown[] = []
  for (let n = 0; n < 8; n += 1) seen.push([await count('owner'), await count('otherSubsidiary')])
  expect(seen).toEqual(Array.from({ length: 8 }, () => [1, 0]))
})
