import { beforeAll, beforeEach, expect, test } from 'vitest'
import { assignApproval } from '#crm/approvals/assign-approval.server.ts'
import { decideApproval } from '#crm/approvals/decide-approval.server.ts'
import { getApproval } from '#crm/approvals/get-approval.server.ts'
import { setActive } from '#crm/org/set-active.server.ts'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { aPricedContract, submitAs } from '#tests/factories/a-submitted-contract.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { replace, watchTasks } from './approvals.job.ts'
import type { JobContext } from './job-catalogue.ts'

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

test('what nobody decided in time goes to whom the step names, once, also where the clock jumps back and forth', async () => {
  for (const hours of [1000, -5000, 1000, 9000]) await watchTasks({}, at(hours))
  const { people } = group
  expect(await tasks()).toEqual([
    [people.manager, 'route', 'passed-on'],
    [people.finance, 'route', expect.stringMatching(/open|passed-on/)],
    [people.head, 'escalated', 'open'],
  ])
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
