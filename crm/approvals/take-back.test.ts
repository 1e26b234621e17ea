import { beforeAll, beforeEach, expect, test } from 'vitest'
import { setActive } from '#crm/org/set-active.server.ts'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { decideAs } from '#tests/factories/a-submission.ts'
import { aPricedContract, submitAs } from '#tests/factories/a-submitted-contract.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { delegateApproval } from './delegate-approval.server.ts'
import { getApproval } from './get-approval.server.ts'
import { previewContract } from './preview-submission.server.ts'
import { withdrawApproval } from './withdraw-approval.server.ts'

const owner = useTestDatabase()
let group: LoadedGroup
let deal: string
let contractId: string
let id: string

beforeAll(async () => {
  group = await loadGroup(owner)
  await installShippedRules()
  const { id: dealId, dataset } = anOpportunity({ group, status: 'won' })
  await insertDataset({ client: owner.client, dataset })
  deal = dealId
})

beforeEach(async () => {
  contractId = await aPricedContract(group, deal)
  id = await submitAs(group, contractId)
})

const view = (person: PersonKey) => group.as(person, (as) => getApproval({ ...as, id }))
const withdraw = (person: PersonKey) => group.as(person, (as) => withdrawApproval({ ...as, id, key: newId() }))
const activate = (active: boolean) =>
  group.as('admin', async ({ tx, actor }) => {
    const { email } = await tx.person.findUniqueOrThrow({ where: { id: group.people.owner } })
    await setActive({ tx, actor, email, active })
  })

test('sent back to somebody who has left, it is taken back by whoever may submit it, and submitted anew', async () => {
  await decideAs({ group, person: 'finance', requestId: id, decision: 'send-back', opinion: '再核一遍' })
  await activate(false)
  try {
    const { fault } = await group.as('manager', (as) => previewContract({ ...as, contractId }))
    expect(fault).toMatchObject({ kind: 'returned', requestId: id, to: { id: group.people.owner } })
    await expect(submitAs(group, contractId, { person: 'manager' })).rejects.toMatchObject({
      details: { key: 'approval.returnedToOther' },
    })
    expect((await view('manager')).may).toMatchObject({ withdraw: true, resubmit: false })
    await withdraw('manager')
    expect((await view('manager')).history.at(-1)).toMatchObject({
      what: 'withdrawn',
      by: { id: group.people.manager },
    })
    const { rows } = await owner.query(
      `SELECT count(*)::int AS told FROM notification WHERE approval_id = $1 AND person_id = $2 AND approval_task = 0`,
      [id, group.people.owner],
    )
    // That it was sent back, and that it is withdrawn.
    expect(rows).toEqual([{ told: 2 }])
    expect(await submitAs(group, contractId, { person: 'manager' })).not.toBe(id)
  } finally {
    await activate(true)
  }
})

test('nobody else takes it back, whether they see the contract or only the request', async () => {
  const { mine } = await view('manager')
  const said = { id, key: newId(), task: mine?.task ?? 0, to: group.people.otherSubsidiary, opinion: null }
  await group.as('manager', (as) => delegateApproval({ ...as, ...said }))
  for (const person of ['finance', 'otherSubsidiary', 'admin'] as const) {
    expect((await view(person)).may.withdraw).toBe(false)
    await expect(withdraw(person)).rejects.toMatchObject({ code: 'FORBIDDEN', details: { key: 'approval.NOT_YOURS' } })
  }
  await expect(withdraw('colleague')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
