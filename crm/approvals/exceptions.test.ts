import { beforeAll, beforeEach, expect, test } from 'vitest'
import { changeOpportunity } from '#crm/opportunities/change-opportunity.server.ts'
import { closeOpportunity } from '#crm/opportunities/close-opportunity.server.ts'
import { getGate } from '#crm/opportunities/get-gate.server.ts'
import { promoteStage } from '#crm/opportunities/promote-stage.server.ts'
import { rollBackStage } from '#crm/opportunities/roll-back-stage.server.ts'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { decideApproval } from './decide-approval.server.ts'
import { findExceptions } from './find-exceptions.server.ts'
import { getApproval } from './get-approval.server.ts'
import { previewException } from './preview-submission.server.ts'
import { submitException } from './submit-exception.server.ts'

const owner = useTestDatabase()
let group: LoadedGroup
let id: string
let count = 0

beforeAll(async () => {
  group = await loadGroup(owner)
  await installShippedRules()
})

/** Before its first gate, which asks for a meeting that there has not been. */
beforeEach(async () => {
  count += 1
  const deal = anOpportunity({ group, key: `exception-${count}` })
  await insertDataset({ client: owner.client, dataset: deal.dataset })
  id = deal.id
})

const gate = () => group.as('owner', (as) => getGate({ ...as, id }))
const promote = async () => {
  const next = await gate()
  return group.as('owner', (as) => promoteStage({ ...as, id, to: next?.to.id ?? '', version: next?.version ?? 0 }))
}
const ask = async (reason = '客户是老关系，电话已谈定') => {
  const { figuresVersion } = await group.as('owner', (as) => previewException({ ...as, opportunityId: id }))
  const request = await group.as('owner', (as) =>
    submitException({ ...as, id: newId(), opportunityId: id, figuresVersion, reason }),
  )
  return request.id
}
const approve = (person: PersonKey, request: string) =>
  group.as(person, async (as) => {
    const { mine } = await getApproval({ ...as, id: request })
    return decideApproval({
      ...as,
      id: request,
      key: newId(),
      task: mine?.task ?? 0,
      decision: 'approve',
      opinion: null,
    })
  })

test('what a gate refuses passes by an exception that was approved, once, and both stay on the record', async () => {
  expect(await promote()).toMatchObject({ refused: { exception: null } })
  const request = await ask()
  expect((await gate())?.exception).toEqual({ requestId: request, state: 'running' })
  expect(await promote()).toHaveProperty('refused')
  const seen = await group.as('manager', (as) => getApproval({ ...as, id: request }))
  expect(seen).toMatchObject({
    subject: { type: 'stage-exception', stage: { from: expect.anything(), to: expect.anything() } },
    note: '客户是老关系，电话已谈定',
    notables: [{ kind: 'gate-unmet', severity: 'risk' }],
  })
  expect(await approve('manager', request)).toEqual({ state: 'approved' })
  expect((await gate())?.exception).toEqual({ requestId: request, state: 'approved' })
  expect(await promote()).toHaveProperty('promoted')
  const { rows } = await owner.query(
    `SELECT e.reason, e.rules, e.used_at IS NOT NULL AS used, d.outcome, d.trace ->> 'exception' AS exception,
       d.trace ->> 'outcome' AS said
     FROM stage_exception e JOIN decision d ON d.id = e.decision_id WHERE e.opportunity_id = $1`,
    [id],
  )
  expect(rows).toEqual([
    {
      reason: '客户是老关系，电话已谈定',
      rules: ['SG-01'],
      used: true,
      outcome: 'allow',
      exception: request,
      said: 'refuse',
    },
  ])
  // The next gate is another.
  expect((await gate())?.exception).toBeNull()
  expect(await promote()).toHaveProperty('refused')
})

test('an exception lets nothing pass that it was not approved for', async () => {
  await approve('manager', await ask())
  await owner.query(`UPDATE stage_exception SET rules = '{SG-99}' WHERE opportunity_id = $1`, [id])
  expect(await promote()).toHaveProperty('refused')
})

test('an exception needs a reason, a gate that refuses, and is asked for once', async () => {
  await expect(ask('  ')).rejects.toMatchObject({ code: 'BAD_INPUT', details: { field: 'reason' } })
  await ask()
  await expect(ask()).rejects.toMatchObject({ code: 'CONFLICT', details: { key: 'approval.asked' } })
  await owner.query(`UPDATE opportunity SET status = 'won' WHERE id = $1`, [id])
  await expect(ask()).rejects.toMatchObject({ code: 'CONFLICT', details: { key: 'approval.no-gate' } })
})

const seen = (request: string) => group.as('owner', (as) => getApproval({ ...as, id: request }))
const setAmount = (value: string, base: string) =>
  group.as('owner', (as) => changeOpportunity({ ...as, id, field: 'amount', value, base }))
/** As somebody would who gets past every verb. */
const tamper = (amount: number) =>
  owner.query('UPDATE opportunity SET amount = $2, version = version + 1 WHERE id = $1', [id, amount])
const amountOf = async () =>
  String((await owner.query('SELECT amount FROM opportunity WHERE id = $1', [id])).rows[0]?.amount ?? '')
const versionOf = async () =>
  Number((await owner.query('SELECT version FROM opportunity WHERE id = $1', [id])).rows[0]?.version)
const lost = async () =>
  ({ id, outcome: 'lost', reason: 'price', note: null, lostTo: null, version: await versionOf() }) as const

test('an exception is of the amount that it was asked for: with another it is void, before and after it was approved', async () => {
  const asked = await ask()
  await setAmount('80000000.00', await amountOf())
  expect((await seen(asked)).state).toBe('voided')
  const again = await ask()
  await approve('manager', again)
  await approve('head', again)
  await approve('hq', again)
  expect((await gate())?.exception).toEqual({ requestId: again, state: 'approved' })
  await setAmount('90000000.00', '80000000.00')
  await setAmount('80000000.00', '90000000.00')
  expect((await seen(again)).state).toBe('voided')
  expect((await gate())?.exception).toBeNull()
  expect(await promote()).toHaveProperty('refused')
  const { rows } = await group.as('owner', (as) => findExceptions(as))
  expect(rows.find(({ requestId }) => requestId === again)).toMatchObject({ usedAt: null, isVoid: true })
})

test('behind the back of every verb neither a decision nor a promotion takes it for what it was', async () => {
  const asked = await ask()
  await tamper(80_000_000)
  expect(await approve('manager', asked)).toEqual({ state: 'voided' })
  await tamper(1_000_000)
  await approve('manager', await ask())
  await tamper(80_000_000)
  expect((await gate())?.exception).toBeNull()
  expect(await promote()).toHaveProperty('refused')
})

test('an amount that nobody can convert is not for the department head alone, until somebody can', async () => {
  await owner.query(`UPDATE opportunity SET currency = 'CHF' WHERE id = $1`, [id])
  const asked = async () => {
    const { rows, steps } = await group.as('owner', (as) => previewException({ ...as, opportunityId: id }))
    return [rows.map(({ ruleId }) => ruleId), steps.map(({ key }) => key)]
  }
  expect(await asked()).toEqual([['AR-21'], ['department', 'head', 'headquarters']])
  await owner.query(
    `INSERT INTO exchange_rate (base, currency, valid_from, rate, entered_by) VALUES ('CNY', 'CHF', '2026-01-01', 1.5, $1)`,
    [group.people.admin],
  )
  expect(await asked()).toEqual([['AR-23'], ['department']])
})

test('what changes nothing of it, as another edit does not, leaves it as it is', async () => {
  const asked = await ask()
  await owner.query('UPDATE opportunity SET version = version + 1 WHERE id = $1', [id])
  expect(await approve('manager', asked)).toEqual({ state: 'approved' })
})

test('an exception ends with its gate: when the opportunity passes it, goes back, or has ended', async () => {
  const from = String((await owner.query('SELECT stage_id FROM opportunity WHERE id = $1', [id])).rows[0]?.stage_id)
  const first = await ask()
  await approve('manager', first)
  await promote()
  const second = await ask()
  const back = { id, to: from, reason: '条件变了', version: await versionOf() }
  await group.as('manager', (as) => rollBackStage({ ...as, ...back }))
  expect([(await seen(first)).state, (await seen(second)).state]).toEqual(['approved', 'voided'])
  const third = await ask()
  await approve('manager', third)
  const end = await lost()
  await group.as('owner', (as) => closeOpportunity({ ...as, ...end }))
  expect((await seen(third)).state).toBe('voided')
})

test('somebody decides while the opportunity ends: one waits for the other, and nothing is left running', async () => {
  const asked = await ask()
  const end = await lost()
  const [decided] = await Promise.allSettled([
    approve('manager', asked),
    group.as('owner', (as) => closeOpportunity({ ...as, ...end })),
  ])
  if (decided.status === 'rejected') expect(decided.reason).toMatchObject({ details: { key: 'approval.voided' } })
  expect((await seen(asked)).state).toBe('voided')
})
