import { beforeAll, beforeEach, expect, test } from 'vitest'
import { finishActivity } from '#crm/activities/finish-activity.server.ts'
import { logActivity } from '#crm/activities/log-activity.server.ts'
import { logCustomerActivity } from '#crm/activities/log-customer-activity.server.ts'
import { changeContract } from '#crm/contracts/change-contract.server.ts'
import { getContract } from '#crm/contracts/get-contract.server.ts'
import { openContract } from '#crm/contracts/open-contract.server.ts'
import { sweepWarnings } from '#crm/warnings/sweep-warnings.server.ts'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { waitForBorder } from '#tests/support/wait-for-border.ts'
import { eventSubscriptions, type RelayedEvent } from './event-subscriptions.ts'
import { jobCatalogue } from './job-catalogue.ts'
import type { JobRequest } from './job-queue.server.ts'
import { relayEvents } from './relay-events.server.ts'

const owner = useTestDatabase()
const timeZone = 'Asia/Shanghai'
const now = new Date('2026-11-27T01:00:00Z')
let group: LoadedGroup
let asked: JobRequest[]

beforeAll(async () => {
  group = await loadGroup(owner)
  await installShippedRules()
})

beforeEach(async () => {
  asked = []
  await owner.query('DELETE FROM notification; DELETE FROM warning; DELETE FROM activity')
  await owner.query('DELETE FROM contract_cost; DELETE FROM contract; DELETE FROM opportunity')
})

const visit = {
  kind: 'visit',
  purpose: 'relationship',
  status: 'done',
  onDate: '2026-11-27',
  subject: '回访',
  minutes: '',
} as const
const state = async () => (await owner.query(`SELECT status, close_kind FROM warning WHERE rule_id = 'WN-05'`)).rows

/** A sweep has found that the customer was not visited, and its events were relayed. */
async function warned(): Promise<void> {
  await sweepWarnings({ now })
  expect(await state()).toEqual([{ status: 'open', close_kind: null }])
  await relay()
  asked = []
}

const happened = (recordType: string, type = 'opportunity.changed'): RelayedEvent => ({
  id: newId(),
  type,
  recordType,
  recordId: newId(),
  entityId: newId(),
})
const jobsOf = (events: RelayedEvent[]) => eventSubscriptions.flatMap((subscription) => subscription(events))

async function relay(): Promise<void> {
  await waitForBorder(owner)
  const queue = { enqueue: async (requests: readonly JobRequest[]) => void asked.push(...requests) }
  await relayEvents({ queue, subscriptions: eventSubscriptions, most: 10_000 })
}

/** Does what was asked for, as a worker would. */
async function work(): Promise<void> {
  const context = { now, signal: new AbortController().signal, isLastTry: false, enqueue: async () => {} }
  for (const { name, payload } of asked) {
    expect(name).toBe('warnings.recheck')
    const handler = await jobCatalogue['warnings.recheck'].handler()
    await handler(jobCatalogue['warnings.recheck'].payload.parse(payload), context)
  }
}

test('a visit logged for an opportunity ends at once that its customer was not visited', async () => {
  const { id: opportunityId, dataset } = anOpportunity({ group, last_activity_on: '2026-11-27' })
  await insertDataset({ client: owner.client, dataset })
  await warned()
  await group.as('owner', (base) =>
    logActivity({ ...base, ...visit, contactIds: [], id: newId(), opportunityId, timeZone, now }),
  )
  await relay()
  await work()
  expect(await state()).toEqual([{ status: 'closed', close_kind: 'resolved' }])
})

test('so does one logged on the customer, who has no opportunity, and a plan only once it took place', async () => {
  await warned()
  const id = newId()
  const { customerId } = group
  await group.as('owner', (base) =>
    logCustomerActivity({
      ...base,
      ...visit,
      status: 'planned',
      contactIds: [],
      id,
      customerId,
      orgId: group.orgs.presses,
      timeZone,
      now,
    }),
  )
  await relay()
  await work()
  expect(await state()).toEqual([{ status: 'open', close_kind: null }])
  asked = []
  await group.as('owner', (base) =>
    finishActivity({ ...base, id, version: 1, outcome: 'done', onDate: visit.onDate, contactIds: [], timeZone, now }),
  )
  await relay()
  await work()
  expect(await state()).toEqual([{ status: 'closed', close_kind: 'resolved' }])
})

test('what happens to opportunities and customers is looked at, each once; the rest starts nothing', () => {
  const [deal, customer] = [happened('opportunity'), happened('customer')]
  const others = ['person', 'saved_view', 'job'].map((kind) => happened(kind))
  const recordIds = [deal.recordId, customer.recordId]
  const id = `warnings.recheck-${customer.id}`
  const events = [deal, deal, customer, happened('opportunity', 'warning.opened'), ...others]
  expect(jobsOf(events)).toEqual([{ name: 'warnings.recheck', payload: { recordIds }, id }])
  expect(jobsOf(others)).toEqual([])
})

test('a rule let go becomes one job for the run that held it, and no look at any record', () => {
  const event = happened('sweep-run', 'rule.released')
  const id = `warnings.release-${event.recordId}`
  expect(jobsOf([event])).toEqual([{ name: 'warnings.release', payload: { runId: event.recordId }, id }])
})

test('a version released or taken back becomes one job each that asks the rule of every record, and a saved draft none', () => {
  const [released, back] = [happened('rule', 'rule.version-released'), happened('rule', 'rule.version-taken-back')]
  expect(jobsOf([happened('rule', 'rule.draft-saved'), released, back])).toEqual(
    [released, back].map(({ id: eventId }) => ({
      name: 'warnings.sweep-rule',
      payload: { eventId },
      id: `warnings.sweep-rule-${eventId}`,
    })),
  )
})

test('a post-mortem that was submitted becomes one job that has it found; one that is still written none', () => {
  const event = happened('opportunity', 'post-mortem.submitted')
  const own = jobsOf([event, happened('opportunity', 'post-mortem.part-written')])
  expect(own.filter(({ name }) => name.startsWith('knowledge.'))).toEqual([
    { name: 'knowledge.index-bid', payload: { bidId: event.entityId }, id: `knowledge.index-bid-${event.id}` },
  ])
})

test('what happens to a request becomes one job that mails it, whatever else happened to it; who stands in for whom none', () => {
  const [first, second, other] = ['submitted', 'decided', 'voided'].map((what) =>
    happened('opportunity', `approval.${what}`),
  ) as [RelayedEvent, RelayedEvent, RelayedEvent]
  const events = [first, { ...second, entityId: first.entityId }, other]
  const mails = (jobs: JobRequest[]) => jobs.filter(({ name }) => name === 'approvals.mail')
  expect(mails(jobsOf(events))).toEqual([
    { name: 'approvals.mail', payload: { requestId: first.entityId }, id: `approvals.mail-${second.id}` },
    { name: 'approvals.mail', payload: { requestId: other.entityId }, id: `approvals.mail-${other.id}` },
  ])
  expect(jobsOf([happened('person', 'approval.delegated'), happened('person', 'approval.delegation-ended')])).toEqual(
    [],
  )
})

test('what happens to a contract has the warnings about it looked at: signing near, put off, and near again', async () => {
  const { id: opportunityId, dataset } = anOpportunity({ group, key: 'sold', status: 'won' })
  await insertDataset({ client: owner.client, dataset: { ...dataset, domain_event: [] } })
  await relay()
  const id = newId()
  const form = {
    name: '压机供货合同',
    category: 'equipment',
    ourParty: '锻压公司',
    counterparty: '特钢',
    amount: '1000.00',
    currency: 'CNY',
    deliverOn: null,
  } as const
  const signing = async () => {
    asked = []
    await relay()
    await work()
    return (await owner.query(`SELECT part_id, status FROM warning WHERE rule_id = 'WN-08' ORDER BY status`)).rows
  }
  const planFor = (plannedSignOn: string) =>
    group.as('owner', async (base) => {
      const { typed, amount, version } = await getContract({ ...base, id })
      await changeContract({ ...base, id, ...typed, amount, deliverOn: null, version, plannedSignOn })
    })
  await group.as('owner', (base) => openContract({ ...base, ...form, id, opportunityId, plannedSignOn: '2026-12-11' }))
  expect(await signing()).toEqual([{ part_id: id, status: 'open' }])
  await planFor('2026-12-12')
  expect(await signing()).toEqual([{ part_id: id, status: 'closed' }])
  await planFor('2026-11-27')
  expect(await signing()).toEqual([
    { part_id: id, status: 'closed' },
    { part_id: id, status: 'open' },
  ])
})
