import { beforeAll, beforeEach, expect, test } from 'vitest'
import { findNotifications } from '#crm/notifications/find-notifications.server.ts'
import { consoleActor } from '#crm/org/console-actor.ts'
import { setActive } from '#crm/org/set-active.server.ts'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { aPricedContract, submitAs } from '#tests/factories/a-submitted-contract.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { addDelegation } from './add-delegation.server.ts'
import { decideApproval } from './decide-approval.server.ts'
import { endDelegation } from './end-delegation.server.ts'
import { countApprovals, findApprovals } from './find-approvals.server.ts'
import { findDelegations } from './find-delegations.server.ts'
import { getApproval } from './get-approval.server.ts'
import { seesApproval } from './sees-approval.server.ts'

const owner = useTestDatabase()
let group: LoadedGroup
let request: string
let contractId: string
let deal: string

beforeAll(async () => {
  group = await loadGroup(owner)
  await installShippedRules()
  const { id, dataset } = anOpportunity({ group, status: 'won' })
  await insertDataset({ client: owner.client, dataset })
  deal = id
})

beforeEach(async () => {
  await owner.query('UPDATE approval_delegation SET ended_at = now() WHERE ended_at IS NULL')
  contractId = await aPricedContract(group, deal)
  request = await submitAs(group, contractId)
})

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const away = async (person: PersonKey, to: PersonKey, [from, until] = [day(-1), day(3)]) => {
  const id = newId()
  await group.as(person, (as) =>
    addDelegation({ ...as, id, to: group.people[to], fromDay: from, untilDay: until, reason: '出差' }),
  )
  return id
}
const waits = async (person: PersonKey) => {
  const { rows } = await group.as(person, (as) => findApprovals({ ...as, list: 'waiting' }))
  return rows.find(({ requestId }) => requestId === request) ?? null
}
const contracts = (person: PersonKey) => group.as(person, ({ tx }) => tx.contract.count({ where: { id: contractId } }))
const approveAs = (person: PersonKey, task = 1) =>
  group.as(person, (as) =>
    decideApproval({ ...as, id: request, key: newId(), task, decision: 'approve', opinion: '代批' }),
  )

test('whoever stands in sees what waits, decides it, and both stand with it', async () => {
  expect([await waits('otherSubsidiary'), await contracts('otherSubsidiary')]).toEqual([null, 0])
  await away('manager', 'otherSubsidiary')
  expect(await waits('otherSubsidiary')).toMatchObject({ standsInFor: { id: group.people.manager }, task: 1 })
  expect(await contracts('otherSubsidiary')).toBe(1)
  expect((await group.as('otherSubsidiary', (as) => countApprovals(as))).waiting).toBeGreaterThan(0)
  expect(await approveAs('otherSubsidiary')).toEqual({ state: 'running' })
  const { steps, history } = await group.as('owner', (as) => getApproval({ ...as, id: request }))
  expect(steps[0]?.tasks[0]).toMatchObject({
    holder: { id: group.people.manager },
    decidedBy: { id: group.people.otherSubsidiary },
    opinion: '代批',
  })
  expect(history.at(-1)).toMatchObject({
    by: { id: group.people.otherSubsidiary },
    standsInFor: { id: group.people.manager },
  })
  const { rows } = await owner.query(
    `SELECT actor_id, after ->> 'standsInFor' AS "standsInFor" FROM domain_event
     WHERE entity_id = $1 AND type = 'approval.decided'`,
    [request],
  )
  expect(rows).toEqual([{ actor_id: group.people.otherSubsidiary, standsInFor: group.people.manager }])
})

test('once it has ended, or is not running yet, nothing is seen and nothing decided', async () => {
  const id = await away('manager', 'otherSubsidiary')
  await group.as('otherSubsidiary', (as) => endDelegation({ ...as, id }))
  await away('manager', 'otherSubsidiary', [day(5), day(9)])
  expect([await waits('otherSubsidiary'), await contracts('otherSubsidiary')]).toEqual([null, 0])
  await expect(approveAs('otherSubsidiary')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(group.as('otherSubsidiary', (as) => getApproval({ ...as, id: request }))).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})

test('past its last day nothing is seen, whether or not anybody ended it', async () => {
  const id = await away('manager', 'otherSubsidiary')
  await owner.query(
    `UPDATE approval_delegation SET begins_at = now() - interval '2 days', ends_at = now() WHERE id = $1`,
    [id],
  )
  expect([await waits('otherSubsidiary'), await contracts('otherSubsidiary')]).toEqual([null, 0])
})

test('what is decided in the place of somebody is gone for whoever stood in, once it is decided', async () => {
  await away('manager', 'otherSubsidiary')
  await approveAs('manager')
  expect([await waits('otherSubsidiary'), await contracts('otherSubsidiary')]).toEqual([null, 0])
})

test('whoever comes second to a task is told who was faster', async () => {
  await away('manager', 'head')
  await approveAs('head')
  await expect(approveAs('manager')).rejects.toMatchObject({
    code: 'CONFLICT',
    details: { key: 'approval.TASK_CLOSED', by: { id: group.people.head, name: { zh: '吴建业' } } },
  })
  await expect(approveAs('head')).rejects.toHaveProperty('details', { key: 'approval.TASK_CLOSED', state: 'running' })
})

test('whoever stood in and sends it again gets the same answer, though it is out of their sight by then', async () => {
  await away('manager', 'otherSubsidiary')
  const said = { id: request, key: newId(), task: 1, decision: 'approve' as const, opinion: null }
  const send = (person: PersonKey, more: object = {}) =>
    group.as(person, async (as) => ({
      ...(await decideApproval({ ...as, ...said, ...more })),
      sees: await seesApproval({ tx: as.tx, id: request }),
    }))
  const answer = { state: 'running', sees: false }
  expect([await send('otherSubsidiary'), await send('otherSubsidiary')]).toEqual([answer, answer])
  await expect(send('otherSubsidiary', { task: 2 })).rejects.toMatchObject({ code: 'KEY_REUSED' })
  await expect(send('otherSubsidiary', { key: newId() })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(send('otherSubsidiaryRep')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('so is a decision by which what had moved was voided: sent again, it comes to the same', async () => {
  await away('manager', 'otherSubsidiary')
  await owner.query('UPDATE contract SET amount = 9000000 WHERE id = $1', [contractId])
  const said = { id: request, key: newId(), task: 1, decision: 'approve' as const, opinion: '代批' }
  const send = (more: object = {}) => group.as('otherSubsidiary', (as) => decideApproval({ ...as, ...said, ...more }))
  expect([await send(), await send()]).toEqual([{ state: 'voided' }, { state: 'voided' }])
  await expect(send({ task: 2 })).rejects.toMatchObject({ code: 'KEY_REUSED' })
  const { history } = await group.as('owner', (as) => getApproval({ ...as, id: request }))
  expect(history.at(-1)).toMatchObject({ what: 'voided', by: null, opinion: null })
})

test('case P10: whoever stands in for somebody does not decide what they have submitted themselves', async () => {
  await away('manager', 'owner')
  expect(await waits('owner')).toBeNull()
  expect(await group.as('owner', (as) => getApproval({ ...as, id: request }))).toMatchObject({
    mine: null,
    may: { decide: false, whyNot: 'own-request' },
  })
  await expect(approveAs('owner')).rejects.toMatchObject({ details: { key: 'approval.OWN_REQUEST' } })
})

test('whoever is asked decides what the one submitted who named them as their stand-in', async () => {
  await away('owner', 'finance')
  expect(await waits('finance')).toMatchObject({ task: 2, standsInFor: null })
  expect((await group.as('finance', (as) => getApproval({ ...as, id: request }))).mine).toMatchObject({ task: 2 })
  expect(await approveAs('finance', 2)).toEqual({ state: 'running' })
})

test('case P10: whoever stands in for whoever submitted it as well as for one who is asked is offered nothing, and told why', async () => {
  await away('owner', 'otherSubsidiary')
  await away('manager', 'otherSubsidiary')
  expect(await waits('otherSubsidiary')).toBeNull()
  expect(await group.as('otherSubsidiary', (as) => getApproval({ ...as, id: request }))).toMatchObject({
    mine: null,
    may: { decide: false, whyNot: 'for-submitter' },
  })
  await expect(approveAs('otherSubsidiary')).rejects.toMatchObject({ details: { key: 'approval.OWN_REQUEST' } })
})

test('of two tasks of one request that are due at once, neither is skipped between two pages', async () => {
  await away('manager', 'otherSubsidiary')
  await away('finance', 'otherSubsidiary')
  const page = (after: string | null) =>
    group.as('otherSubsidiary', (as) => findApprovals({ ...as, list: 'waiting', after, most: 1 }))
  const seen: unknown[] = []
  for (let after: string | null = null, more = true; more; more = after !== null) {
    const { rows, next }: Awaited<ReturnType<typeof page>> = await page(after)
    seen.push(...rows.filter(({ requestId }) => requestId === request).map(({ task }) => task))
    after = next
  }
  expect(seen).toEqual([1, 2])
})

test('whoever is asked beside somebody has one voice, not two', async () => {
  await away('manager', 'finance')
  const count = async () => (await group.as('finance', (as) => countApprovals(as))).waiting
  const before = await count()
  expect(await waits('finance')).toMatchObject({ task: 2, standsInFor: null })
  await approveAs('finance', 2)
  expect([await waits('finance'), await count()]).toEqual([null, before - 1])
  expect(await group.as('finance', (as) => getApproval({ ...as, id: request }))).toMatchObject({
    mine: null,
    may: { decide: false, whyNot: 'asked-as-well' },
  })
  await expect(approveAs('finance', 1)).rejects.toMatchObject({ details: { key: 'approval.ASKED_AS_WELL' } })
})

test('of a second click nothing comes, and another under its id is refused', async () => {
  const sent = { id: newId(), fromDay: day(-1), untilDay: day(3), reason: '出差' }
  const send = (to: PersonKey, more: object = {}) =>
    group.as('manager', (as) => addDelegation({ ...as, ...sent, to: group.people[to], ...more }))
  await send('head')
  await send('head')
  await expect(send('hq')).rejects.toMatchObject({ code: 'KEY_REUSED', details: { key: 'approval.KEY_REUSED' } })
  await expect(send('head', { untilDay: day(4) })).rejects.toMatchObject({ code: 'KEY_REUSED' })
})

test('whoever is away themselves stands in for nobody, so two never stand in for each other', async () => {
  await away('manager', 'finance')
  await expect(away('finance', 'manager')).rejects.toMatchObject({
    code: 'BAD_INPUT',
    details: { field: 'to', key: 'approval.awayToo' },
  })
  await expect(away('head', 'manager', [day(2), day(9)])).rejects.toMatchObject({ details: { field: 'to' } })
  await away('head', 'manager', [day(5), day(9)])
})

test('nor does anybody who stands in for somebody name another, by whom nothing of theirs would be decided', async () => {
  const id = await away('manager', 'head')
  await expect(away('head', 'hq', [day(2), day(9)])).rejects.toMatchObject({
    code: 'CONFLICT',
    details: { field: 'fromDay', key: 'approval.standsInThen' },
  })
  await away('head', 'hq', [day(5), day(9)])
  await group.as('head', (as) => endDelegation({ ...as, id }))
  await away('head', 'hq', [day(2), day(4)])
})

/** What somebody was told of stand-ins, the newest first. */
const toldOf = async (person: PersonKey) => {
  const zone = { today: day(0), timeZone: 'Asia/Shanghai', currency: 'CNY' }
  const { rows } = await group.as(person, (as) => findNotifications({ ...as, day: zone }))
  return rows.filter((row) => row.kind === 'delegation')
}
const ends = async (person: PersonKey) => (await toldOf(person)).flatMap(({ over }) => over ?? [])

test('whoever ends it, the other is told; an administrator tells both', async () => {
  await owner.query('DELETE FROM notification WHERE delegation_id IS NOT NULL')
  const end = async (by: PersonKey) => {
    const id = await away('manager', 'otherSubsidiary')
    await group.as(by, (as) => endDelegation({ ...as, id }))
    const told = [await ends('manager'), await ends('otherSubsidiary')]
    await owner.query('DELETE FROM notification WHERE delegation_id IS NOT NULL')
    return told
  }
  expect(await end('manager')).toEqual([[], ['for-them']])
  expect(await end('otherSubsidiary')).toEqual([['for-me'], []])
  expect(await end('admin')).toEqual([['for-me'], ['for-them']])
})

test('nobody who has left stands in for anybody, and whoever they stood in for is told', async () => {
  await owner.query('DELETE FROM notification WHERE delegation_id IS NOT NULL')
  const id = await away('manager', 'otherSubsidiary')
  const email = String(
    (await owner.query('SELECT email FROM person WHERE id = $1', [group.people.otherSubsidiary])).rows[0]?.email,
  )
  const activate = (active: boolean) =>
    withActor(consoleActor, (tx) => setActive({ tx, actor: consoleActor, email, active }))
  await activate(false)
  try {
    expect(await ends('manager')).toEqual(['for-me'])
    expect(await group.as('manager', (as) => findDelegations(as))).toContainEqual(
      expect.objectContaining({ id, state: 'ended' }),
    )
    // Also of one that nobody has ended.
    await owner.query('UPDATE approval_delegation SET ended_at = NULL WHERE id = $1', [id])
    const { steps } = await group.as('owner', (as) => getApproval({ ...as, id: request }))
    expect(steps[0]?.people[0]).toMatchObject({ id: group.people.manager, away: null })
  } finally {
    await activate(true)
  }
})

test('whoever is named is told', async () => {
  await owner.query('DELETE FROM notification WHERE delegation_id IS NOT NULL')
  await away('manager', 'otherSubsidiary')
  expect(await toldOf('otherSubsidiary')).toEqual([
    expect.objectContaining({
      read: false,
      over: null,
      delegation: {
        by: { id: group.people.manager, name: { zh: '许若兰', en: 'Xu Ruolan' } },
        standIn: { id: group.people.otherSubsidiary, name: expect.anything() },
        fromDay: day(-1),
        untilDay: day(3),
        ended: false,
      },
    }),
  ])
})

test('only one stands in at a time, and not for days that have passed, nor for oneself', async () => {
  const id = await away('manager', 'otherSubsidiary')
  await expect(away('manager', 'head')).rejects.toMatchObject({ details: { key: 'approval.standsInAlready' } })
  await expect(away('finance', 'head', [day(-9), day(-5)])).rejects.toMatchObject({ details: { field: 'untilDay' } })
  await expect(away('finance', 'head', [day(5), day(2)])).rejects.toMatchObject({ details: { field: 'untilDay' } })
  await expect(away('finance', 'finance')).rejects.toMatchObject({ details: { field: 'to' } })
  await expect(group.as('head', (as) => endDelegation({ ...as, id }))).rejects.toMatchObject({ code: 'FORBIDDEN' })
  const [shown] = await group.as('otherSubsidiary', (as) => findDelegations(as))
  expect(shown).toMatchObject({ id, state: 'running', from: { id: group.people.manager }, mayEnd: true })
})
