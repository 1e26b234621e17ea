import { beforeAll, beforeEach, expect, test } from 'vitest'
import { approvalActor } from '#crm/org/approval-actor.ts'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { decideAs } from '#tests/factories/a-submission.ts'
import { aPricedContract, submitAs } from '#tests/factories/a-submitted-contract.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { addSigner } from './add-signer.server.ts'
import { delegateApproval } from './delegate-approval.server.ts'
import { findToRemind } from './find-due-tasks.server.ts'
import { getApproval } from './get-approval.server.ts'
import { remindOfTask } from './remind-of-task.server.ts'

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
const sign = async (by: PersonKey, person: PersonKey, where: 'before' | 'after' = 'before', words?: string) => {
  const task = await taskOf(by)
  const signer = { task, person: group.people[person], where }
  return group.as(by, (as) => addSigner({ ...as, id, key: newId(), ...signer, opinion: words ?? null }))
}

test('whoever has a voice already, or has submitted it, is refused beside the field by which they were chosen', async () => {
  const asked = { code: 'CONFLICT', details: { key: 'approval.ALREADY_ASKED' } }
  await expect(delegate('manager', 'finance')).rejects.toMatchObject({ ...asked, details: { field: 'to' } })
  await expect(sign('manager', 'finance')).rejects.toMatchObject({ ...asked, details: { field: 'person' } })
  const submitter = { code: 'BAD_INPUT', details: { key: 'approval.SUBMITTER_ASKED', field: 'to' } }
  await expect(delegate('manager', 'owner')).rejects.toMatchObject(submitter)
})

const taskRow = async (number: number) =>
  (
    await owner.query('SELECT due_at, asked_at, reminded_at FROM approval_task WHERE request_id = $1 AND number = $2', [
      id,
      number,
    ])
  ).rows[0]

test('whoever is handed a task has the time that was left of it, so that to and fro it does not begin anew', async () => {
  await owner.query(`UPDATE approval_task SET due_at = now() + interval '5 h' WHERE request_id = $1`, [id])
  const { due_at: due } = (await taskRow(1)) ?? {}
  await delegate('manager', 'colleague')
  await delegate('colleague', 'manager')
  expect([(await taskRow(3))?.due_at, (await taskRow(4))?.due_at]).toEqual([due, due])
})

test('a task that begins anew after a signer is reminded of anew', async () => {
  const now = new Date(Date.now() + 23 * 3_600_000)
  const remind = () =>
    withActor(approvalActor, async (tx) => {
      for (const due of await findToRemind({ tx, now })) if (due.requestId === id) await remindOfTask({ tx, due, now })
    })
  await remind()
  await sign('manager', 'colleague')
  await decideAs({ group, person: 'colleague', requestId: id })
  expect(await taskRow(1)).toMatchObject({ reminded_at: null })
  await remind()
  const { rows } = await owner.query(
    `SELECT count(*)::int AS reminded FROM notification WHERE approval_id = $1 AND person_id = $2 AND warning_version < 0`,
    [id, group.people.manager],
  )
  expect(rows).toEqual([{ reminded: 2 }])
})

test('words to a signer stay theirs, before and after, whatever is said with the decision itself', async () => {
  await sign('manager', 'colleague', 'before', '请先看交期')
  await decideAs({ group, person: 'colleague', requestId: id, opinion: '交期没问题' })
  await sign('manager', 'head', 'after', '请看付款节点')
  await decideAs({ group, person: 'manager', requestId: id, opinion: '同意' })
  const { history, steps } = await group.as('finance', (as) => getApproval({ ...as, id }))
  expect(history.slice(1).map(({ what, to, opinion }) => [what, to?.id ?? null, opinion])).toEqual([
    ['signer-added', group.people.colleague, '请先看交期'],
    ['approved-step', null, '交期没问题'],
    ['signer-added', group.people.head, '请看付款节点'],
    ['approved-step', null, '同意'],
  ])
  expect(steps[0]?.tasks.map(({ opinion }) => opinion)).toEqual(['同意', null, '交期没问题', null])
})
