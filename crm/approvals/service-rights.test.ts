import { beforeAll, expect, test } from 'vitest'
import { approvalActor } from '#crm/org/approval-actor.ts'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { aPricedContract } from '#tests/factories/a-submitted-contract.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

const owner = useTestDatabase()
let group: LoadedGroup
let contract: string
let opportunity: string

beforeAll(async () => {
  group = await loadGroup(owner)
  const { id, dataset } = anOpportunity({ group, status: 'won' })
  await insertDataset({ client: owner.client, dataset })
  opportunity = id
  contract = await aPricedContract(group, id)
})

test('of a contract the engine writes the state and nothing else', async () => {
  const write = withActor(approvalActor, (tx) =>
    tx.contract.updateMany({ where: { id: contract }, data: { amount: '1.00' } }),
  )
  await expect(write).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

test.each([
  ['approval.decided', true],
  ['contract.signed', false],
])('the engine tells of approvals and of nothing else: %s', async (type, may) => {
  const tell = withActor(
    approvalActor,
    (tx) => tx.$executeRaw`
      INSERT INTO domain_event (id, org_id, actor_id, type, entity_type, entity_id, record_type, record_id)
      VALUES (${newId()}::uuid, ${group.orgs.pressSales}::uuid, NULL, ${type}, 'approval', ${newId()}::uuid, 'opportunity',
        ${opportunity}::uuid)`,
  )
  if (may) await expect(tell).resolves.toBe(1)
  else await expect(tell).rejects.toMatchObject({ code: 'FORBIDDEN' })
})
