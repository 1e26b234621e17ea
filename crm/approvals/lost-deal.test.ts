import { beforeAll, beforeEach, expect, test } from 'vitest'
import { getContract } from '#crm/contracts/get-contract.server.ts'
import { signContract } from '#crm/contracts/sign-contract.server.ts'
import { closeOpportunity } from '#crm/opportunities/close-opportunity.server.ts'
import { reopenOpportunity } from '#crm/opportunities/reopen-opportunity.server.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { approveAll, aSubmittedContract, decideAs } from '#tests/factories/a-submission.ts'
import { submitAs } from '#tests/factories/a-submitted-contract.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { getApproval } from './get-approval.server.ts'
import { previewContract } from './preview-submission.server.ts'

const owner = useTestDatabase()
let group: LoadedGroup
let deal: string
let count = 0

beforeAll(async () => {
  group = await loadGroup(owner)
  await installShippedRules()
})

beforeEach(async () => {
  count += 1
  const { id, dataset } = anOpportunity({ group, key: `lost-${count}` })
  await insertDataset({ client: owner.client, dataset })
  deal = id
})

const version = async () =>
  Number((await owner.query('SELECT version FROM opportunity WHERE id = $1', [deal])).rows[0]?.version)
const close = async () => {
  const end = {
    id: deal,
    outcome: 'lost',
    reason: 'price',
    note: null,
    lostTo: null,
    version: await version(),
  } as const
  await group.as('manager', (as) => closeOpportunity({ ...as, ...end }))
}
const reopen = async () => {
  const again = { id: deal, reason: '客户重新招标', version: await version() }
  await group.as('manager', (as) => reopenOpportunity({ ...as, ...again }))
}
const view = (id: string) => group.as('owner', (as) => getApproval({ ...as, id }))
const contract = (id: string) => group.as('owner', (as) => getContract({ ...as, id }))
const fault = async (contractId: string) =>
  (await group.as('owner', (as) => previewContract({ ...as, contractId }))).fault
const dealLost = { code: 'CONFLICT', details: { key: 'approval.dealLost' } }

test('a lost deal ends what is being decided of it, says so, and has nothing submitted until it is opened again', async () => {
  const [running, returned] = [
    await aSubmittedContract({ group, opportunityId: deal }),
    await aSubmittedContract({ group, opportunityId: deal, name: '备件合同' }),
  ]
  await decideAs({ group, person: 'finance', requestId: returned.requestId, decision: 'send-back', opinion: '再核' })
  await close()
  for (const { requestId, contractId } of [running, returned]) {
    const { state, history, steps } = await view(requestId)
    expect(state).toBe('voided')
    expect(history.at(-1)).toMatchObject({ what: 'voided-lost', by: { id: group.people.manager } })
    expect(steps.flatMap(({ tasks }) => tasks).filter((task) => task.state === 'open')).toEqual([])
    expect((await contract(contractId)).state).toBe('draft')
    expect(await fault(contractId)).toEqual({ kind: 'state', state: 'lost' })
    await expect(submitAs(group, contractId)).rejects.toMatchObject(dealLost)
  }
  const { rows } = await owner.query(
    `SELECT person_id FROM notification WHERE approval_id = $1 AND approval_task = 0`,
    [running.requestId],
  )
  expect(rows).toEqual([{ person_id: group.people.owner }])
  await reopen()
  expect(await fault(running.contractId)).toBeNull()
  expect(await submitAs(group, running.contractId)).not.toBe(running.requestId)
})

test('what was approved before is not signed while the deal is lost', async () => {
  const { requestId, contractId } = await aSubmittedContract({ group, opportunityId: deal })
  await approveAll({ owner, group, requestId })
  await close()
  const sign = async () => {
    const { version: seen } = await contract(contractId)
    return group.as('owner', (as) => signContract({ ...as, id: contractId, signedOn: '2026-11-02', version: seen }))
  }
  await expect(sign()).rejects.toMatchObject(dealLost)
  expect((await view(requestId)).state).toBe('approved')
  await reopen()
  expect(await sign()).toEqual({ signed: true })
})
