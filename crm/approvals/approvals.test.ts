import { beforeAll, beforeEach, expect, test } from 'vitest'
import { changeContract } from '#crm/contracts/change-contract.server.ts'
import { getContract } from '#crm/contracts/get-contract.server.ts'
import { signContract } from '#crm/contracts/sign-contract.server.ts'
import { addDocumentVersion } from '#crm/documents/add-document-version.server.ts'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { aReviewedDocument } from '#tests/factories/a-reviewed-document.ts'
import { aPricedContract, submitAs } from '#tests/factories/a-submitted-contract.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { addSigner } from './add-signer.server.ts'
import { decideApproval } from './decide-approval.server.ts'
import { delegateApproval } from './delegate-approval.server.ts'
import { countApprovals, findApprovals } from './find-approvals.server.ts'
import { findInForce } from './find-in-force.server.ts'
import { getApproval } from './get-approval.server.ts'
import { previewContract } from './preview-submission.server.ts'
import { submitContract } from './submit-contract.server.ts'
import { withdrawApproval } from './withdraw-approval.server.ts'

const owner = useTestDatabase()
let group: LoadedGroup
let press: string
let contractId: string

beforeAll(async () => {
  group = await loadGroup(owner)
  await installShippedRules()
  const deal = anOpportunity({ group, status: 'won' })
  await insertDataset({ client: owner.client, dataset: deal.dataset })
  press = deal.id
})

beforeEach(async () => {
  contractId = await aPricedContract(group, press)
})

const contract = (person: PersonKey) => group.as(person, (as) => getContract({ ...as, id: contractId }))
const preview = (person: PersonKey) => group.as(person, (as) => previewContract({ ...as, contractId }))
const view = (person: PersonKey, id: string) => group.as(person, (as) => getApproval({ ...as, id }))
const inbox = async (person: PersonKey) => {
  const { rows } = await group.as(person, (as) => findApprovals({ ...as, list: 'waiting' }))
  return rows.map(({ requestId }) => requestId)
}
const submit = (person: PersonKey = 'owner') => submitAs(group, contractId, { person })

interface Said {
  decision?: 'approve' | 'reject' | 'send-back'
  opinion?: string | null
  key?: string
  to?: number | 'submitter'
}

const decide = async (person: PersonKey, id: string, said: Said = {}) => {
  const { mine } = await view(person, id)
  const { decision = 'approve', opinion = null, key = newId(), to } = said
  return group.as(person, (as) =>
    decideApproval({ ...as, id, key, task: mine?.task ?? 0, decision, opinion, ...(to !== undefined && { to }) }),
  )
}

test('a contract goes the way that its margin asks for, and what is approved is signed', async () => {
  const shown = await preview('owner')
  expect(shown.fault).toBeNull()
  expect(shown.steps.map(({ people }) => people.map(({ id }) => id))).toEqual([
    [group.people.manager, group.people.finance],
    [group.people.head],
    [group.people.hq],
  ])
  const id = await submit()
  expect((await contract('owner')).state).toBe('in-approval')
  expect(await inbox('manager')).toContain(id)
  expect(await inbox('head')).not.toContain(id)
  expect(await decide('manager', id, { opinion: '可以' })).toEqual({ state: 'running' })
  expect(await inbox('manager')).not.toContain(id)
  await decide('finance', id)
  expect(await inbox('head')).toContain(id)
  await decide('head', id)
  expect(await decide('hq', id)).toEqual({ state: 'approved' })
  const done = await view('owner', id)
  expect(done.steps.map(({ state }) => state)).toEqual(['done', 'done', 'done'])
  expect(done.history.map(({ what }) => what)).toEqual(['submitted', ...Array(4).fill('approved-step'), 'approved'])
  expect(done.steps[0]?.tasks[0]).toMatchObject({ opinion: '可以', state: 'approved' })
  const { version, state } = await contract('owner')
  expect(state).toBe('approved')
  const signing = { id: contractId, signedOn: '2026-11-02', version }
  expect(await group.as('owner', (as) => signContract({ ...as, ...signing }))).toEqual({ signed: true })
  expect(await contract('owner')).toMatchObject({ state: 'signed', signedOn: '2026-11-02' })
})

test('a case X10: whoever does not see costs reads by which level, and no figure', async () => {
  const id = await submit()
  const [rep, manager] = [await view('owner', id), await view('manager', id)]
  expect(manager.subject.margin?.percent).toBe('10.00')
  expect(manager.rows[0]).toMatchObject({ ruleId: 'AR-05' })
  expect(rep.subject.margin).toBeNull()
  expect(rep.rows[0]).toMatchObject({ ruleId: null, says: { zh: '按毛利水平' } })
  expect(rep.notables.map(({ kind }) => kind)).not.toContain('low-margin')
  expect(manager.notables).toContainEqual({ kind: 'low-margin', severity: 'risk', value: 10, says: null })
  expect(JSON.stringify([rep, await preview('owner')])).not.toMatch(/AR-05|9000000|10\.00|12 ?%/)
})

test('case K02: what is being approved is not changed meanwhile', async () => {
  const { version } = await contract('owner')
  const id = await submit()
  const changed = group.as('owner', (as) =>
    changeContract({
      ...as,
      id: contractId,
      name: '165MN 快锻液压机组供货合同',
      ourParty: '中嵩锻压公司',
      counterparty: '晋岳特钢集团',
      amount: '9000000.00',
      plannedSignOn: null,
      deliverOn: null,
      version,
    }),
  )
  await expect(changed).rejects.toMatchObject({ code: 'CONFLICT', details: { key: 'contract.inApproval' } })
  expect((await contract('owner')).amount).toBe('10000000.00')
  expect(await inbox('manager')).toContain(id)
})

test('what was approved and is changed loses its approval, visibly', async () => {
  const id = await submit()
  for (const person of ['manager', 'finance', 'head', 'hq'] as const) await decide(person, id)
  const { version } = await contract('owner')
  await group.as('owner', (as) =>
    changeContract({
      ...as,
      id: contractId,
      name: '165MN 快锻液压机组供货合同',
      ourParty: '中嵩锻压公司',
      counterparty: '晋岳特钢集团',
      amount: '9500000.00',
      plannedSignOn: null,
      deliverOn: null,
      version,
    }),
  )
  expect((await contract('owner')).state).toBe('draft')
  const voided = await view('owner', id)
  expect(voided.state).toBe('voided')
  expect(voided.history.slice(-3).map(({ what }) => what)).toEqual(['approved-step', 'approved', 'voided'])
})

test('what moved behind the back of every verb is decided by nobody: the request is voided', async () => {
  const id = await submit()
  await owner.query('UPDATE contract SET amount = 9000000 WHERE id = $1', [contractId])
  expect(await decide('manager', id)).toEqual({ state: 'voided' })
  expect((await contract('owner')).state).toBe('draft')
})

test('what was answered is answered again, also where it has moved since', async () => {
  const id = await submit()
  const key = newId()
  const approve = () =>
    group.as('manager', (as) => decideApproval({ ...as, id, key, task: 1, decision: 'approve', opinion: null }))
  expect(await approve()).toEqual({ state: 'running' })
  await owner.query('UPDATE contract SET amount = 9000000 WHERE id = $1', [contractId])
  expect(await approve()).toEqual({ state: 'running' })
  expect((await view('owner', id)).state).toBe('running')
})

test('what was approved and moved behind the back of every verb is not signed', async () => {
  const id = await submit()
  for (const person of ['manager', 'finance', 'head', 'hq'] as const) await decide(person, id)
  // Not even where the count of changes was put back.
  await owner.query('ALTER TABLE contract DISABLE TRIGGER contract_raises_figures')
  await owner.query('UPDATE contract SET amount = 8000000 WHERE id = $1', [contractId])
  await owner.query('ALTER TABLE contract ENABLE TRIGGER contract_raises_figures')
  const { version } = await contract('owner')
  const signing = { id: contractId, signedOn: '2026-11-02', version }
  expect(await group.as('owner', (as) => signContract({ ...as, ...signing }))).toEqual({ signed: false })
  expect(await contract('owner')).toMatchObject({ state: 'draft', signedOn: null })
  expect((await view('owner', id)).state).toBe('voided')
})

test('case P04: sent back to the first step, votes of the first round do not count', async () => {
  const id = await submit()
  await decide('manager', id)
  await decide('finance', id)
  expect(await decide('head', id, { decision: 'send-back', to: 0, opinion: '毛利再核一遍' })).toEqual({
    state: 'running',
  })
  expect(await inbox('head')).not.toContain(id)
  await decide('manager', id)
  expect((await view('owner', id)).steps.map(({ state }) => state)).toEqual(['running', 'to-come', 'to-come'])
  await decide('finance', id)
  expect(await inbox('head')).toContain(id)
  expect(await inbox('hq')).not.toContain(id)
})

test('case P06: a new version of the route leaves what runs on its own', async () => {
  const id = await submit()
  await decide('manager', id)
  await decide('finance', id)
  await owner.query(`UPDATE rule_version SET status = 'retired' WHERE rule_id = 'AR-05'`)
  try {
    await decide('head', id)
    expect(await decide('hq', id)).toEqual({ state: 'approved' })
    expect((await view('manager', id)).rows[0]).toMatchObject({ ruleId: 'AR-05', version: 1 })
  } finally {
    await owner.query(`UPDATE rule_version SET status = 'active' WHERE rule_id = 'AR-05'`)
  }
})

test('case P08: what was withdrawn is gone from inboxes and counts, and answers so', async () => {
  const id = await submit()
  const { mine } = await view('manager', id)
  const before = (await group.as('manager', (as) => countApprovals(as))).waiting
  await group.as('owner', (as) => withdrawApproval({ ...as, id, key: newId() }))
  expect(await inbox('manager')).not.toContain(id)
  expect((await group.as('manager', (as) => countApprovals(as))).waiting).toBe(before - 1)
  const late = group.as('manager', (as) =>
    decideApproval({ ...as, id, key: newId(), task: mine?.task ?? 0, decision: 'approve', opinion: null }),
  )
  await expect(late).rejects.toMatchObject({ code: 'CONFLICT', details: { key: 'approval.withdrawn' } })
  expect((await view('manager', id)).history.at(-1)).toMatchObject({ what: 'withdrawn' })
  expect((await contract('owner')).state).toBe('draft')
})

test('case P10: nobody approves their own, and it goes a level up', async () => {
  const shown = await preview('manager')
  expect(shown.steps.flatMap(({ people }) => people.map(({ id }) => id))).not.toContain(group.people.manager)
  const id = await submit('manager')
  // And says why it came to whoever is a level up.
  const { people } = group
  expect((await view('manager', id)).steps[0]?.people.map((one) => [one.id, one.why])).toEqual([
    [people.head, 'stand-up'],
    [people.finance, 'role'],
  ])
  expect(await inbox('manager')).not.toContain(id)
  const own = group.as('manager', (as) =>
    decideApproval({ ...as, id, key: newId(), task: 1, decision: 'approve', opinion: null }),
  )
  await expect(own).rejects.toMatchObject({ code: 'FORBIDDEN', details: { key: 'approval.OWN_REQUEST' } })
  const { rows } = await owner.query(`SELECT 1 FROM notification WHERE approval_id = $1 AND person_id = $2`, [
    id,
    group.people.manager,
  ])
  expect(rows).toEqual([])
})

test('whoever is asked already, or submits it, cannot be asked instead or as well, which is said of the field that names them', async () => {
  const id = await submit()
  const { mine } = await view('manager', id)
  const said = () => ({ id, key: newId(), task: mine?.task ?? 0, opinion: null })
  const { finance, owner: submitter } = group.people
  const pass = (to: string) => group.as('manager', (as) => delegateApproval({ ...as, ...said(), to }))
  const add = (person: string) =>
    group.as('manager', (as) => addSigner({ ...as, ...said(), person, where: 'before' as const }))
  const asked = { code: 'CONFLICT', details: { key: 'approval.ALREADY_ASKED', field: 'to' } }
  await expect(pass(finance)).rejects.toMatchObject(asked)
  await expect(add(finance)).rejects.toMatchObject({ details: { key: 'approval.ALREADY_ASKED', field: 'person' } })
  await expect(pass(submitter)).rejects.toMatchObject({ details: { key: 'approval.SUBMITTER_ASKED', field: 'to' } })
  await expect(add(submitter)).rejects.toMatchObject({ details: { key: 'approval.SUBMITTER_ASKED', field: 'person' } })
})

test('case K05: the same key gets the same answer, and another command under it is refused', async () => {
  const id = await submit()
  const { mine } = await view('manager', id)
  const key = newId()
  const said = { id, key, task: mine?.task ?? 0, opinion: null }
  const approve = () => group.as('manager', (as) => decideApproval({ ...as, ...said, decision: 'approve' }))
  expect([await approve(), await approve()]).toEqual([{ state: 'running' }, { state: 'running' }])
  const other = group.as('manager', (as) => decideApproval({ ...as, ...said, decision: 'reject', opinion: '不行' }))
  await expect(other).rejects.toMatchObject({
    code: 'KEY_REUSED',
    status: 422,
    details: { key: 'approval.KEY_REUSED' },
  })
  expect((await view('owner', id)).history).toHaveLength(2)
  const { rows } = await owner.query('SELECT count(*)::int AS told FROM notification WHERE approval_id = $1', [id])
  expect(rows).toEqual([{ told: 2 }])
})

test('what happened stands in its order, whatever the clock does meanwhile', async () => {
  const id = await submit()
  const hours = [3, -5, 1]
  for (const [at, person] of (['manager', 'finance', 'head'] as const).entries()) {
    const now = new Date(Date.now() + (hours[at] ?? 0) * 3_600_000)
    const { mine } = await view(person, id)
    const said = { id, key: newId(), task: mine?.task ?? 0, decision: 'approve' as const, opinion: null }
    await group.as(person, (as) => decideApproval({ ...as, ...said, now }))
  }
  const { history } = await view('owner', id)
  const { manager, finance, head } = group.people
  expect(history.slice(1).map(({ by }) => by?.id)).toEqual([manager, finance, head])
})

test('two at the same moment: both are heard, once each', async () => {
  const id = await submit()
  await Promise.all([decide('manager', id), decide('finance', id)])
  const { steps } = await view('owner', id)
  expect(steps.map(({ state }) => state)).toEqual(['done', 'running', 'to-come'])
  expect(steps[1]?.tasks).toHaveLength(1)
})

test('sent back, corrected and submitted again: who need not look again is not asked again', async () => {
  const id = await submit()
  await decide('manager', id)
  await decide('finance', id)
  await decide('head', id, { decision: 'send-back', opinion: '合同名称写错了' })
  const { version, state } = await contract('owner')
  expect(state).toBe('draft')
  await group.as('owner', (as) =>
    changeContract({
      ...as,
      id: contractId,
      name: '165MN 快锻液压机组合同',
      ourParty: '中嵩锻压公司',
      counterparty: '晋岳特钢集团',
      amount: '10000000.00',
      plannedSignOn: null,
      deliverOn: null,
      version,
    }),
  )
  expect((await preview('owner')).resubmits).toBe(id)
  expect(await submit()).toBe(id)
  const again = await view('owner', id)
  expect(again.steps.map((step) => step.state)).toEqual(['skipped', 'running', 'to-come'])
  expect(again.subject.name.zh).toBe('165MN 快锻液压机组合同')
  expect(await inbox('manager')).not.toContain(id)
  expect(await inbox('head')).toContain(id)
})

test('submitted again where all that the route asks has been said, it is approved at once', async () => {
  const id = await submit()
  await decide('manager', id)
  await decide('finance', id)
  await decide('head', id, { decision: 'send-back', opinion: '先不报集团' })
  const { rows } = await owner.query(`SELECT body FROM rule_version WHERE rule_id = 'AR-05'`)
  await owner.query(
    `UPDATE rule_version SET body = jsonb_set(body, '{route}', jsonb_build_array(body -> 'route' -> 0)) WHERE rule_id = 'AR-05'`,
  )
  try {
    expect(await submit()).toBe(id)
    expect(await view('owner', id)).toMatchObject({ state: 'approved', steps: [{ state: 'done' }] })
    expect((await contract('owner')).state).toBe('approved')
  } finally {
    await owner.query(`UPDATE rule_version SET body = $1 WHERE rule_id = 'AR-05'`, [rows[0]?.body])
  }
})

test('somebody of another subsidiary who is asked sees the one contract, and decides', async () => {
  const id = await submit()
  await expect(view('otherSubsidiary', id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const { mine } = await view('manager', id)
  await group.as('manager', (as) =>
    delegateApproval({
      ...as,
      id,
      key: newId(),
      task: mine?.task ?? 0,
      to: group.people.otherSubsidiary,
      opinion: '请老卢看',
    }),
  )
  expect(await view('otherSubsidiary', id)).toMatchObject({ mine: { standsInFor: null }, opens: true })
  expect(await contract('otherSubsidiary')).toMatchObject({ id: contractId, opportunity: null })
  const seen = await group.as('otherSubsidiary', async ({ tx }) => [
    await tx.contract.count(),
    await tx.opportunity.count(),
  ])
  expect(seen).toEqual([1, 0])
  await decide('otherSubsidiary', id)
  await decide('finance', id)
  expect(await inbox('head')).toContain(id)
})

test('a signer added before one is asked first', async () => {
  const id = await submit()
  const { mine } = await view('manager', id)
  const signer = { id, key: newId(), task: mine?.task ?? 0, person: group.people.legal, where: 'before' as const }
  await group.as('manager', (as) => addSigner({ ...as, ...signer, opinion: null }))
  expect([await inbox('manager'), await inbox('legal')].map((ids) => ids.includes(id))).toEqual([false, true])
  await decide('legal', id)
  expect(await inbox('manager')).toContain(id)
})

test('a second click submits nothing twice, and nobody submits what is submitted', async () => {
  const id = newId()
  const { figuresVersion } = await preview('owner')
  const once = () => group.as('owner', (as) => submitContract({ ...as, id, contractId, figuresVersion, note: null }))
  expect([await once(), await once()]).toEqual([{ id }, { id }])
  const again = group.as('owner', (as) =>
    submitContract({ ...as, id: newId(), contractId, figuresVersion, note: null }),
  )
  await expect(again).rejects.toMatchObject({ code: 'CONFLICT', details: { key: 'approval.asked' } })
  await expect(submit('colleague')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

const upload = (sha: string, documentId?: string) => {
  const versionId = newId()
  return group.as('owner', (as) =>
    addDocumentVersion({
      ...as,
      opportunityId: press,
      contractId,
      versionId,
      documentId,
      name: '供货合同.docx',
      file: { fileId: newId(), format: 'docx', bytes: 10, sha256: sha.padStart(64, '0') },
    }),
  )
}

const approved = async () => {
  const id = await submit()
  for (const person of ['manager', 'finance', 'head', 'hq'] as const) await decide(person, id)
  return id
}

test('case K05: something else sent under the key of a submission is refused, and the same answered alike', async () => {
  const [id, { figuresVersion }] = [newId(), await preview('owner')]
  const sent = { id, contractId, figuresVersion, note: '周五定标' }
  const send = (more: object = {}) => group.as('owner', (as) => submitContract({ ...as, ...sent, ...more }))
  await send()
  const reused = { code: 'KEY_REUSED', status: 422, details: { key: 'approval.KEY_REUSED' } }
  await expect(send({ note: '周六定标' })).rejects.toMatchObject(reused)
  await expect(send({ figuresVersion: figuresVersion + 1 })).rejects.toMatchObject(reused)
  const other = await aPricedContract(group, press)
  await expect(send({ contractId: other })).rejects.toMatchObject(reused)
  await decide('manager', id, { decision: 'send-back', opinion: '再核一遍' })
  expect(await send()).toEqual({ id })
  const again = { id: newId(), figuresVersion: (await preview('owner')).figuresVersion }
  expect([await send(again), await send(again)]).toEqual([{ id }, { id }])
  await expect(send({ ...again, note: null })).rejects.toMatchObject(reused)
})

test('case P12: of a signed contract the first version stays in force until a second is approved', async () => {
  const { documentId, versionId } = await aReviewedDocument({ group, opportunityId: press, contractId })
  await approved()
  const { version } = await contract('owner')
  await group.as('owner', (as) => signContract({ ...as, id: contractId, signedOn: '2026-11-02', version }))
  const inForce = () => group.as('owner', (as) => findInForce({ ...as, contractId }))
  expect(await inForce()).toContainEqual(expect.objectContaining({ documentId, versionId, number: 1 }))
  await expect(submit()).rejects.toMatchObject({ details: { key: 'approval.nothing-new' } })
  const second = await aReviewedDocument({ group, opportunityId: press, contractId, documentId })
  expect((await inForce()).map((one) => one.versionId)).toContain(versionId)
  const id = await submit()
  expect((await contract('owner')).state).toBe('signed')
  await decide('manager', id)
  await decide('finance', id)
  await decide('head', id)
  expect((await inForce()).map((one) => one.versionId)).toContain(versionId)
  await decide('hq', id)
  const isSecond = expect.objectContaining({ versionId: second.versionId, number: 2 })
  expect(await inForce()).toContainEqual(isSecond)
  // Also where the clock had gone back meanwhile.
  await owner.query(`UPDATE approval_request SET closed_at = closed_at - interval '9 days' WHERE id = $1`, [id])
  expect(await inForce()).toContainEqual(isSecond)
  expect(await contract('owner')).toMatchObject({ state: 'signed', signedOn: '2026-11-02' })
})

test('a file cannot be added to what is being approved, and one that is added afterwards takes the approval back', async () => {
  const id = await submit()
  await expect(upload(newId().replaceAll('-', ''))).rejects.toMatchObject({ details: { key: 'contract.inApproval' } })
  for (const person of ['manager', 'finance', 'head', 'hq'] as const) await decide(person, id)
  await upload(newId().replaceAll('-', ''))
  expect((await contract('owner')).state).toBe('draft')
  expect((await view('owner', id)).state).toBe('voided')
})
