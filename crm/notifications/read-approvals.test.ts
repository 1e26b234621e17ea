import { beforeAll, beforeEach, expect, test } from 'vitest'
import { findToRemind } from '#crm/approvals/find-due-tasks.server.ts'
import { remindOfTask } from '#crm/approvals/remind-of-task.server.ts'
import { approvalActor } from '#crm/org/approval-actor.ts'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { aSubmittedContract, decideAs } from '#tests/factories/a-submission.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { findNotifications } from './find-notifications.server.ts'

const owner = useTestDatabase()
const day = { today: '2026-11-27', timeZone: 'Asia/Shanghai', currency: 'CNY' }
let group: LoadedGroup
let opportunityId: string
let requestId: string

beforeAll(async () => {
  group = await loadGroup(owner)
  await installShippedRules()
  const deal = anOpportunity({ group, status: 'won' })
  await insertDataset({ client: owner.client, dataset: deal.dataset })
  opportunityId = deal.id
})

beforeEach(async () => {
  await owner.query('DELETE FROM notification')
  ;({ requestId } = await aSubmittedContract({ group, opportunityId }))
})

const told = async (person: PersonKey) => (await group.as(person, (as) => findNotifications({ ...as, day }))).rows
const decide = (person: PersonKey, said: Partial<Parameters<typeof decideAs>[0]> = {}) =>
  decideAs({ group, person, requestId, ...said })
const about = (state = 'running') => ({
  id: requestId,
  type: 'contract',
  name: expect.objectContaining({ zh: '165MN 快锻液压机组供货合同' }),
  customer: expect.objectContaining({ zh: '晋岳特钢集团' }),
  submitter: { id: group.people.owner, name: { zh: '周启明', en: 'Zhou Qiming' } },
  state,
})

test('whoever is asked is told who asks and for what, and whether it still waits for them', async () => {
  const asked = { kind: 'approval', read: false, asked: true, reminder: false, approval: about() }
  expect(await told('manager')).toEqual([expect.objectContaining({ ...asked, waits: true })])
  expect(await told('head')).toEqual([])
  expect(await told('owner')).toEqual([])
  await decide('manager')
  expect(await told('manager')).toEqual([expect.objectContaining({ ...asked, waits: false })])
})

test('whoever submitted it is told that it was sent back', async () => {
  await decide('manager', { decision: 'send-back', opinion: '金额不对' })
  const own = { kind: 'approval', asked: false, reminder: false, waits: false, approval: about('returned') }
  expect(await told('owner')).toEqual([expect.objectContaining(own)])
  expect(JSON.stringify(await told('owner'))).not.toContain('金额不对')
})

test('a reminder is told once, beside what was asked', async () => {
  await owner.query(
    `UPDATE approval_task SET asked_at = now() - interval '100 h', due_at = now() + interval '1 min' WHERE request_id = $1`,
    [requestId],
  )
  const now = new Date()
  const remind = () =>
    withActor(approvalActor, async (tx) => {
      for (const due of await findToRemind({ tx, now })) await remindOfTask({ tx, due, now })
    })
  await remind()
  await remind()
  const rows = await told('manager')
  const reminders = rows.map((row) => row.kind === 'approval' && row.reminder)
  expect(reminders.toSorted()).toEqual([false, true])
})

test('of a request that is out of sight nothing is told', async () => {
  await owner.query(
    'INSERT INTO notification (id, person_id, approval_id, approval_task, warning_version) VALUES ($1, $2, $3, 1, 1)',
    [newId(), group.people.otherSubsidiary, requestId],
  )
  expect(await told('otherSubsidiary')).toEqual([
    expect.objectContaining({ kind: 'approval', asked: true, waits: false, approval: null }),
  ])
})
