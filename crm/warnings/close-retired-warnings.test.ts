import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sweepActor } from '#crm/org/sweep-actor.ts'
import { addSigningOpportunity } from '#tests/factories/add-signing-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { dismissWarning } from './dismiss-warning.server.ts'
import { findWarnings } from './find-warnings.server.ts'
import { snoozeWarning } from './snooze-warning.server.ts'
import { sweepWarnings } from './sweep-warnings.server.ts'

const owner = useTestDatabase()
const today = '2026-11-27'
const day = { today, timeZone: 'Asia/Shanghai', currency: 'CNY' }
const now = new Date('2026-11-27T01:00:00Z')
let group: LoadedGroup
let record: string

beforeAll(async () => {
  group = await loadGroup(owner)
  await installShippedRules()
})

/** Every test has an opportunity that signs in ten days and the warning about that. */
beforeEach(async () => {
  await owner.query('DELETE FROM notification; DELETE FROM warning')
  record = await addSigningOpportunity(owner.client, { group, now })
  await sweepWarnings({ now, only: [record] })
})

const told = async (type: string) =>
  (
    await owner.query(
      `SELECT actor_id AS actor, record_id AS record, after FROM domain_event WHERE type = $1 AND entity_id IN (SELECT id FROM warning)`,
      [type],
    )
  ).rows

const list = async () =>
  (await group.as('owner', (base) => findWarnings({ ...base, day, filter: { who: 'mine', record } }))).rows.filter(
    ({ rule }) => rule.id === 'WN-03',
  )

async function mine() {
  const [warning] = await list()
  if (!warning) throw new Error('no warning was opened')
  return warning
}

describe('by a rule that is no longer in force', () => {
  const force = (status: 'active' | 'retired') =>
    owner.query(`UPDATE rule_version SET status = $1 WHERE rule_id = 'WN-03'`, [status])
  afterEach(() => force('active'))

  test.each(['open', 'snoozed'])('what is %s is closed by the next sweep, which says why', async (status) => {
    const { id, version } = await mine()
    if (status === 'snoozed') {
      await group.as('owner', (base) => snoozeWarning({ ...base, id, version, until: '2026-11-30', today }))
    }
    await force('retired')
    await sweepWarnings({ now, only: [record] })
    expect((await owner.query('SELECT status FROM warning WHERE id = $1', [id])).rows).toEqual([{ status }])
    const swept = await sweepWarnings({ now })
    expect(swept.at(-1)).toEqual({
      ruleId: 'WN-03',
      version: null,
      found: 0,
      opened: 0,
      closed: 1,
      held: false,
      faults: [],
    })
    const closed = await owner.query('SELECT status, close_kind AS kind, snoozed_until FROM warning WHERE id = $1', [
      id,
    ])
    expect(closed.rows).toEqual([{ status: 'closed', kind: 'retired', snoozed_until: null }])
    const event = { actor: sweepActor.personId, record, after: { ruleId: 'WN-03', kind: 'retired' } }
    expect(await told('warning.closed')).toEqual([event])
    expect((await sweepWarnings({ now })).some(({ ruleId }) => ruleId === 'WN-03')).toBe(false)
    expect(await told('warning.closed')).toEqual([event])
  })

  test('back in force it opens anew what it finds, and nothing that was dismissed', async () => {
    const { id, version } = await mine()
    await force('retired')
    await sweepWarnings({ now })
    await force('active')
    await sweepWarnings({ now })
    const [again] = await list()
    expect(again).toMatchObject({ state: 'open' })
    expect(again?.id).not.toBe(id)
    const { id: anew, version: at } = again ?? { id, version }
    await group.as('owner', (base) => dismissWarning({ ...base, id: anew, version: at, reason: '已口头确认' }))
    await force('retired')
    await sweepWarnings({ now })
    await force('active')
    await sweepWarnings({ now })
    expect(await list()).toEqual([])
  })
})
