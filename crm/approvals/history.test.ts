import { beforeAll, expect, test } from 'vitest'
import { changeContract } from '#crm/contracts/change-contract.server.ts'
import { getContract } from '#crm/contracts/get-contract.server.ts'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { approveAll, aSubmittedContract, decideAs } from '#tests/factories/a-submission.ts'
import { aPricedContract } from '#tests/factories/a-submitted-contract.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { assignApproval } from './assign-approval.server.ts'
import { getApproval } from './get-approval.server.ts'
import { previewContract, previewException } from './preview-submission.server.ts'
import { submitContract } from './submit-contract.server.ts'
import { submitException } from './submit-exception.server.ts'

const owner = useTestDatabase()
let group: LoadedGroup
let deal: string
let gated: string

beforeAll(async () => {
  group = await loadGroup(owner)
  await installShippedRules()
  const [won, open] = [anOpportunity({ group, status: 'won' }), anOpportunity({ group, key: 'gated' })]
  for (const { dataset } of [won, open]) await insertDataset({ client: owner.client, dataset })
  deal = won.id
  gated = open.id
})

const said = async (id: string) =>
  (await group.as('manager', (as) => getApproval({ ...as, id }))).history.map(({ what, opinion }) => [what, opinion])

test('each time that it is submitted keeps what was written then', async () => {
  const contractId = await aPricedContract(group, deal)
  const submit = (note: string | null) =>
    group.as('owner', async (as) => {
      const { figuresVersion } = await previewContract({ ...as, contractId })
      return (await submitContract({ ...as, id: newId(), contractId, figuresVersion, note })).id
    })
  const id = await submit('客户周五定标')
  await decideAs({ group, person: 'finance', requestId: id, decision: 'send-back', opinion: '再核一遍' })
  await submit('付款节点改过了')
  await decideAs({ group, person: 'finance', requestId: id, decision: 'send-back', opinion: '还差一处' })
  await submit(null)
  expect(await said(id)).toEqual([
    ['submitted', '客户周五定标'],
    ['sent-back', '再核一遍'],
    ['resubmitted', '付款节点改过了'],
    ['sent-back', '还差一处'],
    ['resubmitted', null],
  ])
})

test('of an exception each keeps its reason', async () => {
  const ask = (reason: string) =>
    group.as('owner', async (as) => {
      const { figuresVersion } = await previewException({ ...as, opportunityId: gated })
      return (await submitException({ ...as, id: newId(), opportunityId: gated, figuresVersion, reason })).id
    })
  const id = await ask('客户总经理出差')
  await decideAs({ group, person: 'manager', requestId: id, decision: 'send-back', opinion: '写清楚' })
  await ask('客户总经理出差，下周二补会')
  expect(await said(id)).toEqual([
    ['submitted', '客户总经理出差'],
    ['sent-back', '写清楚'],
    ['resubmitted', '客户总经理出差，下周二补会'],
  ])
})

test('who assigned a task, and who changed what was approved, stands by their name', async () => {
  const { requestId: id, contractId } = await aSubmittedContract({ group, opportunityId: deal })
  await owner.query('UPDATE approval_task SET holder_id = NULL WHERE request_id = $1 AND number = 1', [id])
  const to = group.people.colleague
  await group.as('admin', (as) => assignApproval({ ...as, id, key: newId(), task: 1, to }))
  await approveAll({ owner, group, requestId: id })
  await group.as('owner', async (as) => {
    const { version } = await getContract({ ...as, id: contractId })
    const form = { ourParty: '中嵩锻压公司', counterparty: '晋岳特钢集团', currency: 'CNY', deliverOn: null } as const
    const changed = { ...form, name: '快锻液压机组供货合同', category: 'equipment', amount: '10000001.00' } as const
    await changeContract({ ...as, ...changed, plannedSignOn: null, id: contractId, version })
  })
  const { history } = await group.as('manager', (as) => getApproval({ ...as, id }))
  expect(history.filter(({ what }) => what === 'assigned' || what === 'voided')).toMatchObject([
    { what: 'assigned', by: { id: group.people.admin }, to: { id: to } },
    { what: 'voided', by: { id: group.people.owner }, to: null },
  ])
})
