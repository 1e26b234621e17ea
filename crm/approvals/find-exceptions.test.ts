import { beforeAll, describe, expect, test } from 'vitest'
import { findPassedException } from '#crm/opportunities/find-passed-exception.server.ts'
import { getGate } from '#crm/opportunities/get-gate.server.ts'
import { promoteStage } from '#crm/opportunities/promote-stage.server.ts'
import { rollBackStage } from '#crm/opportunities/roll-back-stage.server.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { approveAll, aSubmittedException, decideAs } from '#tests/factories/a-submission.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { findExceptions } from './find-exceptions.server.ts'

const owner = useTestDatabase()
let group: LoadedGroup
const ids = { used: '', unused: '', asked: '', refused: '' }
const requests = { used: '', unused: '' }

/** One that let its opportunity pass, one that has not yet, one that is still asked for, and one that was refused. */
beforeAll(async () => {
  group = await loadGroup(owner)
  await installShippedRules()
  const team = [{ personId: group.people.teamMember, role: 'technical' }]
  for (const key of Object.keys(ids) as (keyof typeof ids)[]) {
    const one = anOpportunity({ group, key, name: `压机 ${key}`, ...(key === 'unused' && { team }) })
    await insertDataset({ client: owner.client, dataset: one.dataset })
    ids[key] = one.id
    const { requestId } = await aSubmittedException({ group, opportunityId: one.id })
    if (key === 'refused')
      await decideAs({ group, person: 'manager', requestId, decision: 'reject', opinion: '不合适' })
    if (key !== 'used' && key !== 'unused') continue
    await approveAll({ owner, group, requestId })
    requests[key] = requestId
  }
  await promote(ids.used)
})

const promote = (id: string) =>
  group.as('owner', async (as) => {
    const gate = await getGate({ ...as, id })
    if (!gate) throw new Error('there is no gate')
    return promoteStage({ ...as, id, to: gate.to.id, version: gate.version })
  })
const find = (person: PersonKey, options: { after?: string | null; most?: number } = {}) =>
  group.as(person, (as) => findExceptions({ ...as, ...options }))
const seen = async (person: PersonKey) => (await find(person)).rows.map(({ requestId }) => requestId)
const passed = (id: string) => group.as('owner', ({ tx }) => findPassedException({ tx, id }))

describe('the ledger', () => {
  test('what was approved, the newest first: who asked, why, against which rules, who approved, whether it was used', async () => {
    const { rows, next } = await find('owner')
    expect(next).toBeNull()
    expect(rows).toMatchObject([
      { requestId: requests.unused, opportunity: { id: ids.unused, name: { zh: '压机 unused' } }, usedAt: null },
      {
        requestId: requests.used,
        opportunity: { customer: { zh: '晋岳特钢集团' }, org: { zh: '自由锻营销部' } },
        stages: { from: { zh: '线索验证' } },
        reason: '客户总经理出差',
        submitter: { id: group.people.owner },
        usedAt: expect.any(String),
      },
    ])
    expect(rows[1]?.rules).toEqual([{ id: expect.stringMatching(/^\w+-\d+$/), name: expect.any(Object) }])
    expect(rows[1]?.approvers.map(({ id }) => id)).toEqual(await approversOf(requests.used))
  })

  test('page by page, nothing twice and nothing left out', async () => {
    const first = await find('hq', { most: 1 })
    const second = await find('hq', { most: 1, after: first.next })
    expect([...first.rows, ...second.rows].map(({ requestId }) => requestId)).toEqual([requests.unused, requests.used])
    expect(second.next).toBeNull()
  })

  test.each([
    ['hq', ['unused', 'used']],
    ['head', ['unused', 'used']],
    ['manager', ['unused', 'used']],
    ['teamMember', ['unused']],
    ['colleague', []],
    ['otherDepartment', []],
    ['otherSubsidiary', []],
    ['otherSubsidiaryRep', []],
  ] as const)('%s sees those of the opportunities that they see', async (person, expected) => {
    expect(await seen(person)).toEqual(expected.map((one) => requests[one]))
  })
})

describe('on the record', () => {
  test('the last promotion that rested on an exception says on which, and no other', async () => {
    expect(await passed(ids.used)).toMatchObject({ requestId: requests.used, rules: [{ id: expect.any(String) }] })
    expect(await passed(ids.unused)).toBeNull()
    expect(await passed(ids.asked)).toBeNull()
  })

  test('what went back rests on none', async () => {
    const { rows } = await owner.query('SELECT stage_id, version FROM opportunity WHERE id = $1', [ids.used])
    const { rows: first } = await owner.query('SELECT from_stage FROM stage_exception WHERE request_id = $1', [
      requests.used,
    ])
    const to = String(first[0]?.from_stage)
    const version = Number(rows[0]?.version)
    await group.as('manager', (as) => rollBackStage({ ...as, id: ids.used, to, version, reason: '客户换人' }))
    expect(await passed(ids.used)).toBeNull()
  })
})

async function approversOf(requestId: string): Promise<string[]> {
  const { rows } = await owner.query(
    `SELECT holder_id FROM approval_task WHERE request_id = $1 AND state = 'approved' ORDER BY decided_at, number`,
    [requestId],
  )
  return rows.map(({ holder_id }) => String(holder_id))
}
