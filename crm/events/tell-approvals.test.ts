import { beforeAll, expect, test } from 'vitest'
import { delegateApproval } from '#crm/approvals/delegate-approval.server.ts'
import { getGate } from '#crm/opportunities/get-gate.server.ts'
import { getTimeline } from '#crm/opportunities/get-timeline.server.ts'
import { promoteStage } from '#crm/opportunities/promote-stage.server.ts'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { approveAll, aSubmittedContract, aSubmittedException, decideAs } from '#tests/factories/a-submission.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

const owner = useTestDatabase()
let group: LoadedGroup
let won: string
let open: string

beforeAll(async () => {
  group = await loadGroup(owner)
  await installShippedRules()
  const [deal, lead] = [anOpportunity({ group, status: 'won' }), anOpportunity({ group, key: 'lead' })]
  for (const { dataset } of [deal, lead]) await insertDataset({ client: owner.client, dataset })
  ;[won, open] = [deal.id, lead.id]
})

const timeline = async (opportunityId: string) =>
  (await group.as('owner', ({ tx }) => getTimeline({ tx, opportunityId }))).entries.toReversed()

test('what happens to a request stands on the timeline of the opportunity, with names and without what was written', async () => {
  const { requestId } = await aSubmittedContract({ group, opportunityId: won })
  const to = group.people.legal
  await group.as('manager', (as) =>
    delegateApproval({ ...as, id: requestId, key: newId(), task: 1, to, opinion: '不懂法务' }),
  )
  await decideAs({ group, person: 'legal', requestId, opinion: '可以' })
  await decideAs({ group, person: 'finance', requestId, decision: 'send-back', opinion: '毛利太低' })
  const told = (await timeline(won)).filter(({ approval }) => approval)
  const about = { type: 'contract', name: expect.objectContaining({ zh: '165MN 快锻液压机组供货合同' }) }
  const one = {
    requestId,
    about,
    decision: null,
    how: null,
    to: null,
    from: null,
    standsInFor: null,
    because: null,
    state: null,
  }
  expect(told.map(({ type, by, approval }) => [type, by?.name.zh, approval])).toEqual([
    ['approval.submitted', '周启明', one],
    [
      'approval.handed-on',
      '许若兰',
      { ...one, how: 'delegate', to: { zh: '顾清越', en: 'Gu Qingyue' }, state: 'running' },
    ],
    ['approval.decided', '顾清越', { ...one, decision: 'approve', state: 'running' }],
    ['approval.decided', '宋嘉禾', { ...one, decision: 'send-back', state: 'returned' }],
  ])
  expect(JSON.stringify(told)).not.toMatch(/不懂法务|可以|毛利太低/)
})

test('a promotion that rested on an exception leads to the request', async () => {
  const { requestId } = await aSubmittedException({ group, opportunityId: open })
  await approveAll({ owner, group, requestId })
  await group.as('owner', async (as) => {
    const gate = await getGate({ ...as, id: open })
    if (!gate) throw new Error('there is no gate')
    await promoteStage({ ...as, id: open, to: gate.to.id, version: gate.version })
  })
  const [promoted] = (await timeline(open)).filter(({ type }) => type === 'opportunity.promoted')
  expect(promoted).toMatchObject({ exception: requestId, approval: null })
})
