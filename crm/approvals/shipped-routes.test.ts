import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { FoundFlag } from '#crm/contract-reviews/found-flag.ts'
import { changeContract } from '#crm/contracts/change-contract.server.ts'
import { getContract } from '#crm/contracts/get-contract.server.ts'
import { openContract } from '#crm/contracts/open-contract.server.ts'
import { setCostLines } from '#crm/contracts/set-cost-lines.server.ts'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { anUploadedDocument, aReviewedDocument } from '#tests/factories/a-reviewed-document.ts'
import { decideAs } from '#tests/factories/a-submission.ts'
import { submitAs } from '#tests/factories/a-submitted-contract.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { getApproval } from './get-approval.server.ts'
import { previewContract } from './preview-submission.server.ts'

const owner = useTestDatabase()
let group: LoadedGroup
let opportunityId: string
let contractId: string

const form = {
  name: '165MN 快锻液压机组供货合同',
  ourParty: '中嵩锻压公司',
  counterparty: '晋岳特钢集团',
  currency: 'CNY' as const,
  plannedSignOn: null,
  deliverOn: null,
}

beforeAll(async () => {
  group = await loadGroup(owner)
  await installShippedRules()
  const deal = anOpportunity({ group, status: 'won' })
  await insertDataset({ client: owner.client, dataset: deal.dataset })
  opportunityId = deal.id
})

beforeEach(async () => {
  contractId = await open({ cost: '5000000' })
})

/** A contract of 10 million, or of another amount, whose costs are known or not. */
async function open(of: {
  amount?: string
  cost?: string
  category?: 'equipment' | 'purchase' | 'engineering'
  currency?: 'CNY' | 'CHF'
}) {
  const { amount = '10000000.00', cost, category = 'equipment', currency = 'CNY' } = of
  const id = newId()
  await group.as('owner', (as) => openContract({ ...as, ...form, id, opportunityId, amount, category, currency }))
  if (cost === undefined) return id
  await group.as('manager', async (as) => {
    const { costs } = await getContract({ ...as, id })
    const lines = [{ kind: 'material', amount: cost, note: null }] as const
    await setCostLines({ ...as, id, lines: [...lines], base: costs?.mark ?? '' })
  })
  return id
}

const aFlag = (severity: FoundFlag['severity']): FoundFlag => ({
  kind: 'payment-schedule',
  severity,
  rule: { id: 'CP-01', version: 1 },
  clause: null,
  page: null,
  at: { start: 0, end: 3 },
  quote: '预付款',
  detail: {},
})
const document = () => ({ group, opportunityId, contractId })
const preview = (id = contractId) => group.as('manager', (as) => previewContract({ ...as, contractId: id }))
const view = (id: string, person: PersonKey = 'hq') => group.as(person, (as) => getApproval({ ...as, id }))
const rowsOf = ({ rows }: { rows: { ruleId: string | null }[] }) => rows.map(({ ruleId }) => ruleId)
const keysOf = ({ steps }: { steps: { key: string }[] }) => steps.map(({ key }) => key)
const kindsOf = ({ notables }: { notables: { kind: string }[] }) => notables.map(({ kind }) => kind)
const strictest = ['legal', 'commercial', 'head', 'headquarters']

test('a contract whose text nobody has reviewed to its end goes to legal first, and the preview says so', async () => {
  const without = await preview()
  expect(rowsOf(without)).toEqual(['AR-13'])
  expect(keysOf(without)).toEqual(strictest)
  expect(kindsOf(without)).toContain('no-document')
  await aReviewedDocument(document())
  expect(rowsOf(await preview())).toEqual(['AR-12'])
  expect(kindsOf(await preview())).not.toContain('no-document')
  // Every document has to be.
  await anUploadedDocument({ ...document(), name: '技术附件.docx' })
  const running = await preview()
  expect(rowsOf(running)).toEqual(['AR-13'])
  expect(kindsOf(running)).toContain('review-running')
  await owner.query(
    `UPDATE contract_review SET state = 'failed', problem = 'damaged', finished_at = now() WHERE state = 'waiting'`,
  )
  expect(kindsOf(await preview())).toContain('not-reviewed')
})

test('a new version that is submitted before its review has ended does not get past legal', async () => {
  const { documentId } = await aReviewedDocument({ ...document(), flags: [aFlag('high')] })
  const requestId = await submitAs(group, contractId)
  expect(rowsOf(await view(requestId))).toEqual(['AR-01'])
  await decideAs({ group, person: 'legal', requestId, decision: 'send-back', opinion: '预付款太少' })
  await anUploadedDocument({ ...document(), documentId })
  await submitAs(group, contractId)
  const again = await view(requestId)
  expect(rowsOf(again)).toEqual(['AR-13'])
  expect(again.steps[0]).toMatchObject({ key: 'legal', state: 'running' })
})

test('major engineering is asked of the technical side too, whatever its text is like', async () => {
  contractId = await open({ amount: '80000000.00', cost: '50000000', category: 'engineering' })
  const route = ['legal', 'commercial-technical', 'head', 'headquarters']
  expect([rowsOf(await preview()), keysOf(await preview())]).toEqual([['AR-14'], route])
  const { documentId } = await aReviewedDocument({ ...document(), flags: [aFlag('high')] })
  expect([rowsOf(await preview()), keysOf(await preview())]).toEqual([['AR-14'], route])
  await aReviewedDocument({ ...document(), documentId })
  expect(keysOf(await preview())).toEqual(route.slice(1))
})

test.each([
  ['costs left out', { amount: '60000000.00' }, 'AR-15', 'headquarters'],
  ['a purchase', { amount: '60000000.00', category: 'purchase' }, 'AR-16', 'headquarters'],
  ['costs left out of a smaller one', { amount: '50000000.00' }, 'AR-04', 'head'],
  ['a smaller purchase', { amount: '50000000.00', category: 'purchase' }, 'AR-02', 'head'],
] as const)('%s is no way around headquarters where the amount is large', async (_, of, ruleId, last) => {
  contractId = await open(of)
  await aReviewedDocument(document())
  const shown = await preview()
  expect([rowsOf(shown), keysOf(shown).at(-1)]).toEqual([[ruleId], last])
})

test.each([
  ['engineering', { category: 'engineering', cost: '5000000' }, 'AR-03', 'headquarters'],
  ['a fair margin', { cost: '8500000' }, 'AR-06', 'headquarters'],
  ['a good margin', { cost: '5000000' }, 'AR-08', 'head'],
] as const)(
  'an amount that nobody can convert is no way around headquarters either: %s',
  async (_, of, ruleId, last) => {
    contractId = await open({ ...of, currency: 'CHF' })
    if ('category' in of) expect(rowsOf(await preview())).toEqual(['AR-14'])
    await aReviewedDocument(document())
    const shown = await preview()
    expect([rowsOf(shown), keysOf(shown).at(-1)]).toEqual([[ruleId], last])
  },
)

test('every document counts: what is said first, which way it goes, and what stands beside the decision', async () => {
  const old = await aReviewedDocument({ ...document(), name: '供货合同.docx', flags: [aFlag('high'), aFlag('low')] })
  const latest = await aReviewedDocument({ ...document(), name: '技术附件.docx', flags: [aFlag('medium')] })
  const requestId = await submitAs(group, contractId)
  const found = await view(requestId)
  expect(rowsOf(found)).toEqual(['AR-01'])
  expect(found.notables).toContainEqual({ kind: 'high-flags', severity: 'risk', value: 1, says: null })
  expect(found.notables).toContainEqual({ kind: 'open-flags', severity: 'watch', value: 3, says: null })
  expect(found.reviews).toMatchObject([
    { versionId: latest.versionId, documentName: '技术附件', flags: 1, high: 0, first: [{ severity: 'medium' }] },
    { versionId: old.versionId, documentName: '供货合同', flags: 2, high: 1, first: [{ severity: 'high' }] },
  ])
})

test('sent back and submitted the other way, each step shows its own people, and what they have said this time', async () => {
  const { documentId } = await aReviewedDocument({ ...document(), flags: [aFlag('high')] })
  const requestId = await submitAs(group, contractId)
  await decideAs({ group, person: 'legal', requestId, opinion: '说清楚了' })
  for (const person of ['finance', 'manager'] as const) await decideAs({ group, person, requestId })
  await decideAs({ group, person: 'head', requestId, decision: 'send-back', opinion: '价格太低' })
  await aReviewedDocument({ ...document(), documentId })
  const { version } = await group.as('owner', (as) => getContract({ ...as, id: contractId }))
  await group.as('owner', (as) => changeContract({ ...as, ...form, id: contractId, amount: '60000000.00', version }))
  await submitAs(group, contractId)
  const again = await view(requestId)
  expect(keysOf(again)).toEqual(['commercial', 'head'])
  const said = again.steps.map(({ state, tasks }) => [state, ...tasks.map((task) => [task.holder?.id, task.state])])
  const { manager, finance } = group.people
  expect(said).toEqual([['running', [manager, 'open'], [finance, 'open']], ['to-come']])
  for (const person of ['manager', 'finance'] as const) await decideAs({ group, person, requestId })
  const moved = await view(requestId)
  expect(moved.steps.map(({ state }) => state)).toEqual(['done', 'running'])
  expect(moved.steps[1]?.tasks.map(({ holder }) => holder?.id)).toEqual([group.people.head])
})

test('a step that keeps its approval still shows who gave it, wherever it stands now', async () => {
  contractId = await open({ cost: '9000000' })
  const { documentId } = await aReviewedDocument({ ...document(), flags: [aFlag('high')] })
  const requestId = await submitAs(group, contractId)
  for (const person of ['legal', 'manager', 'finance'] as const) await decideAs({ group, person, requestId })
  await decideAs({ group, person: 'head', requestId, decision: 'send-back', opinion: '换一版文本' })
  await aReviewedDocument({ ...document(), documentId })
  await submitAs(group, contractId)
  const { steps } = await view(requestId)
  const { manager, finance, head } = group.people
  expect(steps.map(({ key, state, tasks }) => [key, state, tasks.map(({ holder }) => holder?.id)])).toEqual([
    ['commercial', 'skipped', [manager, finance]],
    ['head', 'running', [head]],
    ['headquarters', 'to-come', []],
  ])
})
