import { beforeAll, beforeEach, expect, test } from 'vitest'
import { addSigningOpportunity } from '#tests/factories/add-signing-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { sweepWarnings } from './sweep-warnings.server.ts'

const owner = useTestDatabase()
const now = new Date('2026-11-27T01:00:00Z')
let group: LoadedGroup
let record: string

beforeAll(async () => {
  group = await loadGroup(owner)
  await installShippedRules()
})

/** Every test has an opportunity that signs in ten days and has a team. */
beforeEach(async () => {
  await owner.query('DELETE FROM notification; DELETE FROM warning')
  record = await addSigningOpportunity(owner.client, {
    group,
    now,
    team: [{ personId: group.people.teamMember, role: 'technical' }],
  })
})

test.each([
  ['owner', []],
  ['owner,team', ['teamMember']],
  ['team', ['teamMember']],
  ['team,manager', ['teamMember', 'manager']],
] as const)('a rule that names %s has its warnings told to them', async (notify, others) => {
  const [row] = (await owner.query(`SELECT body FROM rule_version WHERE rule_id = 'WN-03'`)).rows
  const write = (body: unknown) => owner.query(`UPDATE rule_version SET body = $1 WHERE rule_id = 'WN-03'`, [body])
  const body = row?.body as { scope: object }
  await write({ ...body, scope: { ...body.scope, notify } })
  await sweepWarnings({ now, only: [record] })
  await write(body)
  const { rows } = await owner.query(
    `SELECT n.person_id AS id FROM notification n JOIN warning w ON w.id = n.warning_id WHERE w.rule_id = 'WN-03'`,
  )
  const expected = [...(notify.startsWith('owner') ? ['owner' as const] : []), ...others]
  expect(rows.map(({ id }) => id).sort()).toEqual(expected.map((key) => group.people[key]).sort())
})
