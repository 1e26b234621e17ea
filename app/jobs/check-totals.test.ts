import { beforeAll, expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { loadGroup } from '#tests/factories/load-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { checkTotals } from './check-totals.job.ts'
import { failureKind } from './failure-kind.ts'

const owner = useTestDatabase()
const totals = async () => (await owner.query('SELECT * FROM stage_total WHERE count <> 0 ORDER BY 1, 2, 3, 4')).rows

beforeAll(async () => {
  const group = await loadGroup(owner)
  for (let n = 0; n < 3; n += 1) {
    const { dataset } = anOpportunity({ group, key: newId() })
    await insertDataset({ client: owner.client, dataset })
  }
})

test('right totals are left as they are', async () => {
  const before = await totals()
  expect(before.length).toBeGreaterThan(0)
  await checkTotals()
  expect(await totals()).toEqual(before)
})

test('wrong ones, too many and missing ones are set right, and the job says so by failing once', async () => {
  const right = await totals()
  const [kept] = right
  await owner.query('UPDATE stage_total SET amount = amount + 1')
  await owner.query(
    `INSERT INTO stage_total (org_id, stage_id, status, currency, count, amount, weighted)
     VALUES ($1, $2, 'open', 'ZZZ', 3, 1, 1)`,
    [kept?.org_id, kept?.stage_id],
  )
  const failed = await checkTotals().catch((error: unknown) => error)
  expect(failed).toBeInstanceOf(Error)
  expect(failureKind((failed as Error).message)).toBe('totals')
  expect(await totals()).toEqual(right)
  await owner.query('DELETE FROM stage_total')
  await expect(checkTotals()).rejects.toThrow('set right')
  expect(await totals()).toEqual(right)
  await checkTotals()
})
