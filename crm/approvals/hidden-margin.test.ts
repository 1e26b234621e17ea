import { beforeAll, expect, test } from 'vitest'
import { getContract } from '#crm/contracts/get-contract.server.ts'
import { setCostLines } from '#crm/contracts/set-cost-lines.server.ts'
import { signContract } from '#crm/contracts/sign-contract.server.ts'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { aReviewedDocument } from '#tests/factories/a-reviewed-document.ts'
import { approveAll } from '#tests/factories/a-submission.ts'
import { aPricedContract, submitAs } from '#tests/factories/a-submitted-contract.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { approvalLists } from './approval.schema.ts'
import { decideApproval } from './decide-approval.server.ts'
import { delegateApproval } from './delegate-approval.server.ts'
import { findApprovals } from './find-approvals.server.ts'
import { getApproval } from './get-approval.server.ts'
import { previewContract } from './preview-submission.server.ts'
import { submitContract } from './submit-contract.server.ts'
import { withdrawApproval } from './withdraw-approval.server.ts'

// Of two contracts alike but for what they cost, at one level of the margin, nothing that approvals show tells them apart.

const owner = useTestDatabase()
let group: LoadedGroup
let deal: string

beforeAll(async () => {
  group = await loadGroup(owner)
  await installShippedRules()
  const team = [{ personId: group.people.teamMember, role: 'technical' as const }]
  const { id, dataset } = anOpportunity({ group, status: 'won', team })
  await insertDataset({ client: owner.client, dataset })
  deal = id
})

const preview = (person: PersonKey, contractId: string) =>
  group.as(person, (as) => previewContract({ ...as, contractId }))

const price = async (id: string, amount: string) => {
  const { costs } = await group.as('manager', (as) => getContract({ ...as, id }))
  const lines = [{ kind: 'material' as const, amount, note: null }]
  await group.as('manager', (as) => setCostLines({ ...as, id, lines, base: costs?.mark ?? '' }))
}

const send = (person: PersonKey, contractId: string, figuresVersion: number) =>
  group.as(person, (as) => submitContract({ ...as, id: newId(), contractId, figuresVersion, note: null }))

const decide = async (person: PersonKey, id: string, opinion: string | null = null) => {
  const { mine } = await group.as(person, (as) => getApproval({ ...as, id }))
  const said = { id, key: newId(), task: mine?.task ?? 0, decision: 'approve' as const, opinion }
  return group.as(person, (as) => decideApproval({ ...as, ...said }))
}

test('reckoned anew at the same level, a price leaves the preview of whoever does not see costs as it was', async () => {
  const id = await aPricedContract(group, deal)
  const [rep, manager] = [await preview('owner', id), await preview('manager', id)]
  await price(id, '9100000')
  expect(await preview('owner', id)).toEqual(rep)
  expect((await preview('manager', id)).figuresVersion).not.toBe(manager.figuresVersion)
  await expect(send('manager', id, manager.figuresVersion)).rejects.toMatchObject({
    details: { key: 'approval.moved' },
  })
  expect((await send('owner', id, rep.figuresVersion)).id).toMatch(/^[0-9a-f-]{36}$/)
})

test('once it would go another way, what was previewed has moved for them too', async () => {
  const id = await aPricedContract(group, deal)
  const { figuresVersion, steps } = await preview('owner', id)
  await price(id, '5000000')
  expect((await preview('owner', id)).steps).not.toEqual(steps)
  await expect(send('owner', id, figuresVersion)).rejects.toMatchObject({ details: { key: 'approval.moved' } })
})

test('what else of a contract moves, has moved for them', async () => {
  const id = await aPricedContract(group, deal)
  const { figuresVersion } = await preview('owner', id)
  await owner.query(`UPDATE contract SET counterparty = '别的买方' WHERE id = $1`, [id])
  await expect(send('owner', id, figuresVersion)).rejects.toMatchObject({ details: { key: 'approval.moved' } })
})

test('for whoever sees costs, too, other people to be asked and a further text of what is signed have moved', async () => {
  const id = await aPricedContract(group, deal)
  const moved = { details: { key: 'approval.moved' } }
  const before = await preview('manager', id)
  const ofContract = `version_id IN (SELECT v.id FROM document_version v JOIN document d ON d.id = v.document_id WHERE d.contract_id = $1)`
  await owner.query(
    `UPDATE contract_review SET state = 'failed', problem = 'damaged', coverage = NULL WHERE ${ofContract}`,
    [id],
  )
  await expect(send('manager', id, before.figuresVersion)).rejects.toMatchObject(moved)
  await approveAll({ owner, group, requestId: await submitAs(group, id) })
  const { version } = await group.as('owner', (as) => getContract({ ...as, id }))
  await group.as('owner', (as) => signContract({ ...as, id, signedOn: '2026-11-02', version }))
  const { documentId } = await aReviewedDocument({ group, opportunityId: deal, contractId: id })
  const { figuresVersion, fault } = await preview('manager', id)
  expect(fault).toBeNull()
  await aReviewedDocument({ group, opportunityId: deal, contractId: id, documentId })
  await expect(send('manager', id, figuresVersion)).rejects.toMatchObject(moved)
})

/** What somebody is shown of a request, without what is of this one alone: its ids and numbers. */
async function shown(person: PersonKey, contractId: string, requestId: string): Promise<string> {
  const view = await group.as(person, (as) => getApproval({ ...as, id: requestId }))
  const lists = await Promise.all(
    approvalLists.map(async (list) => {
      const { rows } = await group.as(person, (as) => findApprovals({ ...as, list }))
      return rows.filter((row) => row.requestId === requestId)
    }),
  )
  const events = await group.as(person, ({ tx }) =>
    tx.domainEvent.findMany({
      where: { entityType: 'approval', entityId: requestId },
      orderBy: { id: 'asc' },
      select: { type: true, actorId: true, before: true, after: true },
    }),
  )
  const told = await group.as(person, ({ tx }) =>
    tx.notification.findMany({
      where: { approvalId: requestId },
      select: { approvalTask: true, warningVersion: true },
    }),
  )
  return JSON.stringify([view, lists, events, told])
    .replaceAll(requestId, 'request')
    .replaceAll(contractId, 'contract')
    .replaceAll(view.subject.number, 'number')
    .replaceAll(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, 'at')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}/g, 'id')
}

test('nothing of a request that was decided tells what it costs', async () => {
  const made: { contractId: string; requestId: string }[] = []
  for (const amount of ['9000000', '9100000']) {
    const contractId = await aPricedContract(group, deal)
    await price(contractId, amount)
    const requestId = await submitAs(group, contractId)
    // Somebody of another company who does not see costs is asked in place of finance.
    const { mine } = await group.as('finance', (as) => getApproval({ ...as, id: requestId }))
    const given = { id: requestId, key: newId(), task: mine?.task ?? 0, opinion: null }
    await group.as('finance', (as) => delegateApproval({ ...as, ...given, to: group.people.otherSubsidiaryRep }))
    made.push({ contractId, requestId })
  }
  const blind = ['owner', 'teamMember', 'legal', 'otherSubsidiaryRep'] as const satisfies PersonKey[]
  const compare = async (state: string) => {
    for (const person of blind) {
      const [one, other] = await Promise.all(made.map((of) => shown(person, of.contractId, of.requestId)))
      expect({ person, state, shown: other }).toEqual({ person, state, shown: one })
      expect(one).not.toMatch(/AR-0\d|low-margin|no-costs|9[01]00000|(?<!\d)(10|9)(\.\d+)? ?%/)
    }
    const [one, other] = await Promise.all(made.map((of) => shown('head', of.contractId, of.requestId)))
    expect(one).not.toBe(other)
  }
  await compare('running')
  for (const { requestId } of made)
    for (const person of ['manager', 'otherSubsidiaryRep', 'head', 'hq'] as const) await decide(person, requestId)
  await compare('approved')
})

test('a clock that has jumped back leaves the latest request the one that counts', async () => {
  const id = await aPricedContract(group, deal)
  const first = await submitAs(group, id)
  await group.as('owner', (as) => withdrawApproval({ ...as, id: first, key: newId() }))
  const second = await submitAs(group, id, { now: new Date(Date.now() - 3_600_000) })
  const state = async () => (await group.as('owner', (as) => getContract({ ...as, id }))).state
  expect(await state()).toBe('in-approval')
  for (const person of ['manager', 'finance', 'head', 'hq'] as const) await decide(person, second)
  expect(await state()).toBe('approved')
})
