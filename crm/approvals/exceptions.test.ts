import { beforeAll, beforeEach, expect, test } from 'vitest'
import { getGate } from '#crm/opportunities/get-gate.server.ts'
import { promoteStage } from '#crm/opportunities/promote-stage.server.ts'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { decideApproval } from './decide-approval.server.ts'
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
