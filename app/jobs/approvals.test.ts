import { beforeAll, beforeEach, expect, test } from 'vitest'
import { addSigner } from '#crm/approvals/add-signer.server.ts'
import { assignApproval } from '#crm/approvals/assign-approval.server.ts'
import { decideApproval } from '#crm/approvals/decide-approval.server.ts'
import { countApprovals, findApprovals } from '#crm/approvals/find-approvals.server.ts'
import { findConcerned } from '#crm/approvals/find-concerned.server.ts'
import { getApproval } from '#crm/approvals/get-approval.server.ts'
import { withdrawApproval } from '#crm/approvals/withdraw-approval.server.ts'
import { approvalActor } from '#crm/org/approval-actor.ts'
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
import { replace, watchTasks } from './approvals.job.ts'
import type { JobContext } from './job-catalogue.ts'
import type { JobRequest } from './job-queue.server.ts'

const owner = useTestDatabase()
let group: LoadedGroup
let deal: string
let request: string

beforeAll(async () => {
  group = await loadGroup(owner)
  await installShippedRules()
  const { id, dataset } = anOpportunity({ group, status: 'won' })
  await insertDataset({ client: owner.client, dataset })
  deal = id
})

beforeEach(async () => {
  request = await submitAs(group, await aPricedContract(group, deal))
})

const at = (hours: number): JobContext => ({
  now: new Date(Date.now() + hours * 3_600_000),
  signal: new AbortController().signal,
  isLastTry: false,
  enqueue: async () => {},
})
const view = () => group.as('admin', (as) => getApproval({ ...as, id: request }))
const tasks = async () =>
  (await view()).steps[0]?.tasks.map(({ holder, cause, state }) => [holder?.id ?? null, cause, state])
const told = async (person: PersonKey) => {
  const { rows } = await owner.query(
    'SELECT count(*)::int AS told FROM notification WHERE approval_id = $1 AND person_id = $2',
    [request, group.people[person]],
  )
  return rows[0]?.told
}
const activate = (person: PersonKey, active: boolean) =>
  group.as('admin', async ({ tx, actor }) => {
    const { email } = await tx.person.findUniqueOrThrow({ where: { id: group.people[person] } })
    await setActive({ tx, actor, email, active })
  })

/** Of the first step nobody comes after the head. */
const endWay = () =>
  owner.query(`UPDATE approval_request SET steps = jsonb_set(steps, '{0,escalateThen}', '[]') WHERE id = $1`, [request])

test('nobody is reminded before most of the time has gone, and then once', async () => {
  await watchTasks({}, at(1))
  expect(await told('manager')).toBe(1)
  await watchTasks({}, at(23))
  await watchTasks({}, at(23))
  expect(await told('manager')).toBe(2)
  expect(await tasks()).toEqual([
    [group.people.manager, 'route', 'open'],
    [group.people.finance, 'route', 'open'],
  ])
})

test('whom a run has reminded that was cut, the next one has mailed; asked for twice, it is one job', async () => {
  const asked: JobRequest[] = []
  const enqueue = async (requests: readonly JobRequest[]) => void asked.push(...requests)
  const cut = async () => {
    throw new Error('the queue is away')
  }
  await expect(watchTasks({}, { ...at(23), enqueue: cut })).rejects.toThrow('the queue is away')
  expect(await told('manager')).toBe(2)
  const ofRequest = () => asked.filter(({ payload }) => 'requestId' in payload && payload.requestId === request)
  await watchTasks({}, { ...at(23.1), enqueue })
  await watchTasks({}, { ...at(23.2), enqueue })
  expect(ofRequest()).toHaveLength(2)
  expect(new Set(ofRequest().map(({ id }) => id)).size).toBe(1)
  asked.length = 0
  await owner.query(`UPDATE approval_task SET reminded_at = reminded_at - interval '25 hours' WHERE request_id = $1`, [
    request,
  ])
  await watchTasks({}, { ...at(23.3), enqueue })
  expect(ofRequest()).toEqual([])
})

test('what nobody decided in time goes up, each task of a parallel step, once, also where the clock jumps', async () => {
  await endWay()
  for (const hours of [1000, -5000, 1000, 9000]) await watchTasks({}, at(hours))
  const { people } = group
  // The head takes over one of them, and has no second voice: the other is to be assigned.
  const found = await tasks()
  expect(found?.slice(0, 2)).toEqual([
    [people.manager, 'route', 'passed-on'],
    [people.finance, 'route', 'passed-on'],
  ])
  expect(found?.slice(2)).toEqual([
    [people.head, 'escalated', 'open'],
    [null, 'escalated', 'open'],
  ])
  expect(await told('admin')).toBe(1)
  expect((await view()).history.slice(1).map(({ what, to }) => [what, to?.id ?? null])).toEqual([
    ['escalated', people.head],
    ['escalated', null],
  ])
})

test('where whom the step names has left it goes to whoever comes next on the way up', async () => {
  const { people } = group
  const up = [people.head, people.hq]
  await owner.query(
    `UPDATE approval_request SET steps = jsonb_set(steps, '{0,escalateThen}', $2::jsonb) WHERE id = $1`,
    [request, JSON.stringify(up.slice(1))],
  )
  await activate('head', false)
  try {
    await watchTasks({}, at(1000))
    expect((await tasks())?.slice(2)).toEqual([
      [people.hq, 'escalated', 'open'],
      [null, 'escalated', 'open'],
    ])
  } finally {
    await activate('head', true)
  }
})

test('what is wrong with one task holds up no other, and is said', async () => {
  await endWay()
  const other = await submitAs(group, await aPricedContract(group, deal))
  await owner.query(
    `UPDATE approval_request SET steps = jsonb_set(steps, '{0,escalateTo}', '"nobody"') WHERE id = $1`,
    [other],
  )
  await expect(watchTasks({}, at(1000))).rejects.toThrow('could not be watched')
  expect((await tasks())?.slice(0, 2).map(([, , state]) => state)).toEqual(['passed-on', 'passed-on'])
  await group.as('owner', (as) => withdrawApproval({ ...as, id: other, key: newId() }))
})

test('a task without anybody stands in the inbox and the count of administrators, and of nobody else', async () => {
  const { people } = group
  const listed = async (person: PersonKey) => {
    const { rows } = await group.as(person, (as) => findApprovals({ ...as, list: 'waiting' }))
    const { waiting } = await group.as(person, (as) => countApprovals(as))
    return { row: rows.find(({ requestId }) => requestId === request), waiting }
  }
  const before = await listed('admin')
  await endWay()
  await watchTasks({}, at(1000))
  const { row, waiting } = await listed('admin')
  expect(row).toMatchObject({ task: 4, assign: true, standsInFor: null })
  expect([before.row, waiting - before.waiting]).toEqual([undefined, 1])
  expect((await listed('hq')).row).toBeUndefined()
  expect((await listed('head')).row).toMatchObject({ task: 3, assign: false })
  const concerned = withActor(approvalActor, (tx) => findConcerned({ tx, requestId: request }))
  expect(await concerned).toEqual([people.head, people.admin])
  await group.as('admin', (as) => assignApproval({ ...as, id: request, key: newId(), task: 4, to: people.colleague }))
  expect((await listed('admin')).row).toBeUndefined()
})

test('whoever stands in is told what is asked and reminded of it, unless it is theirs anyway', async () => {
  const { people } = group
  const away = async (from: PersonKey, to: PersonKey) => {
    const id = newId()
    await owner.query(
      `INSERT INTO approval_delegation (id, from_id, to_id, from_day, until_day, begins_at, ends_at)
       VALUES ($1, $2, $3, current_date - 1, current_date + 9, now() - interval '1 day', now() + interval '9 days')`,
      [id, people[from], people[to]],
    )
    return id
  }
  // Of what the manager has submitted nothing is told to the colleague, who stands in for the manager as well as for finance.
  await away('manager', 'colleague')
  await away('finance', 'colleague')
  try {
    request = await submitAs(group, await aPricedContract(group, deal))
    expect(await told('colleague')).toBe(2)
    const concerned = await withActor(approvalActor, (tx) => findConcerned({ tx, requestId: request }))
    expect(concerned).toEqual([people.manager, people.finance, people.colleague])
    await watchTasks({}, at(23))
    expect(await told('colleague')).toBe(4)
    request = await submitAs(group, await aPricedContract(group, deal), { person: 'manager' })
    expect(await told('colleague')).toBe(0)
  } finally {
    await owner.query('DELETE FROM approval_delegation')
  }
  await away('manager', 'finance')
  try {
    request = await submitAs(group, await aPricedContract(group, deal))
    // Their own task, and not the manager's beside it.
    expect(await told('finance')).toBe(1)
  } finally {
    await owner.query('DELETE FROM approval_delegation')
  }
})

test('an approver who is deactivated in the middle leaves nothing open', async () => {
  const { people } = group
  await activate('manager', false)
  try {
    await replace({ personId: people.manager }, at(0))
    await replace({ personId: people.manager }, at(0))
    expect(await tasks()).toEqual([
      [people.manager, 'route', 'passed-on'],
      [people.finance, 'route', 'open'],
      [people.head, 'succeeded', 'open'],
    ])
  } finally {
    await activate('manager', true)
  }
})

test('whoever would succeed and has a voice in the step already is passed over for who comes next', async () => {
  const { people } = group
  await owner.query(
    `UPDATE approval_request SET steps = jsonb_set(steps, '{0,escalateThen}', $2::jsonb) WHERE id = $1`,
    [request, JSON.stringify([people.hq])],
  )
  const signer = { task: 2, person: people.head, where: 'after' as const, opinion: null }
  await group.as('finance', (as) => addSigner({ ...as, id: request, key: newId(), ...signer }))
  await activate('manager', false)
  try {
    await replace({ personId: people.manager }, at(0))
    expect((await tasks())?.at(-1)).toEqual([people.hq, 'succeeded', 'open'])
  } finally {
    await activate('manager', true)
  }
})

test('whoever has come back keeps what is theirs', async () => {
  await replace({ personId: group.people.manager }, at(0))
  expect((await tasks())?.[0]).toEqual([group.people.manager, 'route', 'open'])
})

test('whoever has left before their turn came is not waited for', async () => {
  const { people } = group
  await activate('head', false)
  try {
    for (const person of ['manager', 'finance'] as const) {
      await group.as(person, async (as) => {
        const { mine } = await getApproval({ ...as, id: request })
        const said = { key: newId(), task: mine?.task ?? 0, decision: 'approve' as const, opinion: null }
        await decideApproval({ ...as, id: request, ...said })
      })
    }
    await watchTasks({}, at(0))
    const { steps } = await view()
    expect(steps[1]?.tasks.map(({ holder, cause, state }) => [holder?.id, cause, state])).toEqual([
      [people.head, 'route', 'passed-on'],
      [people.hq, 'succeeded', 'open'],
    ])
  } finally {
    await activate('head', true)
  }
})

test('with nobody to succeed, an administrator assigns the task', async () => {
  const { people } = group
  await endWay()
  await activate('head', false)
  await activate('manager', false)
  try {
    await replace({ personId: people.manager }, at(0))
    expect((await tasks())?.at(-1)).toEqual([null, 'succeeded', 'open'])
    const { may, steps } = await view()
    const [task = 0] = may.assign
    expect(steps[0]?.tasks.at(-1)?.number).toBe(task)
    const assign = (person: PersonKey) =>
      group.as(person, (as) => assignApproval({ ...as, id: request, key: newId(), task, to: people.colleague }))
    await expect(assign('owner')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await assign('admin')
    expect((await tasks())?.at(-1)).toEqual([people.colleague, 'assigned', 'open'])
  } finally {
    await activate('manager', true)
    await activate('head', true)
  }
})
