import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { addSigningOpportunity } from '#tests/factories/add-signing-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import type { OpenWarning } from './_change-warning.server.ts'
import { mayReceive } from './_may-receive.server.ts'
import { findReceivers } from './find-receivers.server.ts'
import { sweepWarnings } from './sweep-warnings.server.ts'

const owner = useTestDatabase()
const now = new Date('2026-11-27T01:00:00Z')
let group: LoadedGroup
let everybody: [PersonKey, string][]
let opportunityId: string

beforeAll(async () => {
  group = await loadGroup(owner)
  everybody = Object.entries(group.people) as [PersonKey, string][]
  await installShippedRules()
  // Somebody of two places: what they see is what either lets them.
  await owner.query(`INSERT INTO membership (person_id, org_id, role, scope) VALUES ($1, $2, 'rep', 'subtree')`, [
    group.people.otherSubsidiaryRep,
    group.orgs.pressWorks,
  ])
})

beforeEach(async () => {
  await owner.query('DELETE FROM notification; DELETE FROM warning; DELETE FROM record_access')
  opportunityId = await addSigningOpportunity(owner.client, { group, now })
  await sweepWarnings({ now, only: [opportunityId, group.customerId] })
})

async function warningOf(recordId: string): Promise<OpenWarning & { id: string }> {
  const { rows } = await owner.query(
    `SELECT id, org_id AS "orgId", person_id AS "personId", record_type AS "recordType", record_id AS "recordId",
       rule_id AS "ruleId", status FROM warning WHERE record_id = $1 ORDER BY rule_id LIMIT 1`,
    [recordId],
  )
  const [row] = rows as unknown as (OpenWarning & { id: string })[]
  if (!row) throw new Error('no warning was opened')
  return row
}

const offeredTo = async (person: PersonKey, warningId: string, q = '') =>
  (await group.as(person, ({ tx }) => findReceivers({ tx, warningId, q }))).map(({ id }) => id).sort()

/** Each asked by themselves, as the verb does. */
async function byAsking(warning: OpenWarning): Promise<string[]> {
  const may: string[] = []
  for (const [, id] of everybody) if ((await mayReceive(id, warning)) === 'may') may.push(id)
  return may.sort()
}

const keysOf = (ids: readonly string[]) => everybody.filter(([, id]) => ids.includes(id)).map(([key]) => key)

describe('offered is whoever could be given it, and nobody else', () => {
  test('of an opportunity', async () => {
    const warning = await warningOf(opportunityId)
    const expected = await byAsking(warning)
    expect(keysOf(expected)).toEqual(['owner', 'manager', 'head', 'hq'])
    expect(await offeredTo('owner', warning.id)).toEqual(expected)
    expect(await offeredTo('manager', warning.id)).toEqual(expected)
  })

  test('of one with a team', async () => {
    for (const [key, write] of [
      ['teamMember', false],
      ['otherSubsidiary', true],
      ['finance', true],
    ] as const) {
      await owner.query(
        `INSERT INTO record_access (person_id, record_type, record_id, may_write) VALUES ($1, 'opportunity', $2, $3)`,
        [group.people[key], opportunityId, write],
      )
    }
    const warning = await warningOf(opportunityId)
    const expected = await byAsking(warning)
    expect(keysOf(expected)).toEqual(['owner', 'manager', 'teamMember', 'head', 'otherSubsidiary', 'hq'])
    expect(await offeredTo('owner', warning.id)).toEqual(expected)
  })

  test('of an opportunity of another department, whose people are of two places', async () => {
    await owner.query('SET session_replication_role = replica')
    await owner.query('UPDATE opportunity SET org_id = $2 WHERE id = $1', [opportunityId, group.orgs.pressWorks])
    await owner.query('RESET session_replication_role')
    const warning = await warningOf(opportunityId)
    const expected = await byAsking(warning)
    expect(keysOf(expected)).toEqual(['owner', 'otherDepartment', 'head', 'otherSubsidiaryRep', 'hq'])
    expect(await offeredTo('owner', warning.id)).toEqual(expected)
  })

  test('of a customer, within the company that knows it', async () => {
    const warning = await warningOf(group.customerId)
    const expected = await byAsking(warning)
    expect(keysOf(expected)).toEqual(expect.arrayContaining(['colleague', 'deputy', 'otherDepartment', 'hq']))
    expect(keysOf(expected)).not.toContain('otherSubsidiary')
    expect(await offeredTo('owner', warning.id)).toEqual(expected)
  })
})

test('whoever left is not offered, and words narrow who is', async () => {
  const { id } = await warningOf(opportunityId)
  expect(keysOf(await offeredTo('owner', id, '许若'))).toEqual(['manager'])
  await owner.query('UPDATE person SET active = false WHERE id = $1', [group.people.manager])
  expect(await offeredTo('owner', id, '许若')).toEqual([])
  await owner.query('UPDATE person SET active = true WHERE id = $1', [group.people.manager])
})

test('whose it is not to act on learns by it of nobody, and of a closed one nobody does', async () => {
  const { id } = await warningOf(opportunityId)
  for (const other of ['colleague', 'otherSubsidiary', 'hq', 'admin'] as const) {
    expect(await offeredTo(other, id), other).toEqual([])
  }
  await owner.query(`UPDATE warning SET status = 'closed', close_kind = 'resolved' WHERE id = $1`, [id])
  expect(await offeredTo('owner', id)).toEqual([])
})
