import { beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { aPricedContract, submitAs } from '#tests/factories/a-submitted-contract.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { addSigner, delegateApproval } from './decide-approval.server.ts'
import { getApproval } from './get-approval.server.ts'

const owner = useTestDatabase()
let group: LoadedGroup
let deal: string
let id: string

beforeAll(async () => {
  group = await loadGroup(owner)
  await installShippedRules()
  const { id: dealId, dataset } = anOpportunity({ group, status: 'won' })
  await insertDataset({ client: owner.client, dataset })
  deal = dealId
})

beforeEach(async () => {
  id = await submitAs(group, await aPricedContract(group, deal))
})

const taskOf = async (person: PersonKey) => (await group.as(person, (as) => getApproval({ ...as, id }))).mine?.task ?? 0
const delegate = async (person: PersonKey, to: PersonKey) => {
  const task = await taskOf(person)
  return group.as(person, (as) =>
    delegateApproval({ ...as, id, key: newId(), task, to: group.people[to], opinion: null }),
  )
}
const sign = async (by: PersonKey, person: PersonKey, where: 'before' | 'after' = 'before') => {
  const task = await taskOf(by)
  const signer = { task, person: group.people[person], where }
  return group.as(by, (as) => addSigner({ ...as, id, key: newId(), ...signer, opinion: null }))
}

test('whoever has a voice already, or has submitted it, is refused beside the field by which they were chosen', async () => {
  const asked = { code: 'CONFLICT', details: { key: 'approval.ALREADY_ASKED' } }
  await expect(delegate('manager', 'finance')).rejects.toMatchObject({ ...asked, details: { field: 'to' } })
  await expect(sign('manager', 'finance')).rejects.toMatchObject({ ...asked, details: { field: 'person' } })
  const submitter = { code: 'BAD_INPUT', details: { key: 'approval.SUBMITTER_ASKED', field: 'to' } }
  await expect(delegate('manager', 'owner')).rejects.toMatchObject(submitter)
})
