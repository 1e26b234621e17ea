import { beforeAll, expect, test } from 'vitest'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { aSubmittedContract, decideAs } from '#tests/factories/a-submission.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { getDigest } from './get-digest.server.ts'

const owner = useTestDatabase()
const day = { today: '2026-11-27', timeZone: 'Asia/Shanghai', currency: 'CNY' }
let group: LoadedGroup

beforeAll(async () => {
  group = await loadGroup(owner)
  await installShippedRules()
})

const digest = (person: PersonKey) => group.as(person, (base) => getDigest({ ...base, day }))

test('what waits for somebody’s approval is counted, also where it is all that waits and they have read of it', async () => {
  const { id: opportunityId, dataset } = anOpportunity({ group, status: 'won' })
  await insertDataset({ client: owner.client, dataset })
  const { requestId } = await aSubmittedContract({ group, opportunityId })
  await owner.query('UPDATE notification SET read_at = now()')
  expect(await digest('finance')).toMatchObject({ approvals: 1, unread: 0, warnings: { count: 0 } })
  expect(await digest('head')).toBeNull()
  await decideAs({ group, person: 'finance', requestId })
  expect(await digest('finance')).toBeNull()
})
