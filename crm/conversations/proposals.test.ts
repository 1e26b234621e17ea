import { beforeAll, beforeEach, expect, test } from 'vitest'
import { getCustomerTimeline } from '#crm/customers/get-customer-timeline.server.ts'
import { changeOpportunity } from '#crm/opportunities/change-opportunity.server.ts'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import type { NewProposal } from './answer.schema.ts'
import { askQuestion } from './ask-question.server.ts'
import { confirmProposal } from './confirm-proposal.server.ts'
import { declineProposal } from './decline-proposal.server.ts'
import { finishTurn } from './finish-turn.server.ts'
import { getConversation } from './get-conversation.server.ts'

type Person = Parameters<LoadedGroup['as']>[0]

const owner = useTestDatabase()
const timeZone = 'Asia/Shanghai'
let group: LoadedGroup
let opportunityId: string
let key = 0

beforeAll(async () => {
  group = await loadGroup(owner)
})
beforeEach(async () => {
  await owner.query('TRUNCATE conversation_proposal, conversation_turn, conversation, domain_event')
  key++
  const { id, dataset } = anOpportunity({ group, key: `proposed-${key}` })
  opportunityId = id
  await insertDataset({ client: owner.client, dataset })
})

const text = (value: string) => ({ zh: value, en: value })
const signing = (value = '2027-02-05'): NewProposal => ({
  verb: 'change_field',
  record: { kind: 'opportunity', id: opportunityId },
  title: text('165MN 快锻液压机组'),
  version: 1,
  fields: [
    {
      name: 'expectedSignOn',
      label: text('预计签约'),
      before: { value: '2027-03-18', shown: text('2027-03-18') },
      after: { value, shown: text(value) },
    },
  ],
})
const visit = (): NewProposal => ({
  verb: 'log_visit',
  record: { kind: 'opportunity', id: opportunityId },
  title: text('165MN 快锻液压机组'),
  version: 1,
  fields: Object.entries({
    kind: 'visit',
    purpose: 'commercial',
    status: 'done',
    onDate: '2026-11-02',
    subject: '聊了压机的预算',
    contactIds: `${group.contacts.manager},${group.contacts.executive}`,
  }).map(([name, value]) => ({ name, label: text(name), before: null, after: { value, shown: text(value) } })),
})

async function propose(proposal: NewProposal, person: Person = 'owner') {
  const [conversationId, turnId] = [newId(), newId()]
  await group.as(person, (base) =>
    askQuestion({ ...base, conversationId, turnId, question: '往后挪', language: 'zh', page: null }),
  )
  const answer = { calls: [], sentences: [], tables: [], cited: [], sure: true, method: { by: 'embedded' as const } }
  await group.as(person, (base) => finishTurn({ ...base, turnId, attempt: 1, answer, proposals: [proposal] }))
  const read = async () => (await group.as(person, (base) => getConversation({ ...base, id: conversationId }))).turns[0]
  const id = (await read())?.proposals[0]?.id ?? ''
  return { id, read: async () => (await read())?.proposals[0] }
}
const confirm = (id: string, values: Record<string, string> = {}, person: Person = 'owner') =>
  group.as(person, (base) => confirmProposal({ ...base, id, timeZone, values: new Map(Object.entries(values)) }))
const signsOn = async () =>
  (await owner.query(`SELECT expected_sign_on::text AS day FROM opportunity WHERE id = $1`, [opportunityId])).rows[0]
    ?.day
const events = async () =>
  (
    await owner.query(
      `SELECT type, via FROM domain_event WHERE record_id = $1 AND type <> 'opportunity.opened' ORDER BY id`,
      [opportunityId],
    )
  ).rows

test('confirmed, it is done by the verb of the page, and its event says by which way it came', async () => {
  const proposal = await propose(signing())
  expect(await signsOn()).toBe('2027-03-18')
  expect(await confirm(proposal.id)).toBe('confirmed')
  expect(await signsOn()).toBe('2027-02-05')
  expect(await events()).toEqual([{ type: 'opportunity.changed', via: 'copilot' }])
  expect(await proposal.read()).toMatchObject({
    state: 'confirmed',
    outcome: { values: { expectedSignOn: '2027-02-05' } },
  })
  await group.as('owner', (base) =>
    changeOpportunity({ ...base, id: opportunityId, field: 'product', value: '压机', base: '' }),
  )
  expect((await events()).at(-1)).toEqual({ type: 'opportunity.changed', via: null })
})

test('the record is held before its version is looked at', async () => {
  const proposal = await propose(signing())
  const held: boolean[] = []
  const state = await group.as('owner', ({ tx, actor }) => {
    const opportunity = new Proxy(tx.opportunity, {
      get: (delegate, key) =>
        key === 'findUnique'
          ? async (asked: Parameters<typeof delegate.findUnique>[0]) => {
              // What locks a row writes its transaction into it.
              const [row] = await tx.$queryRaw<{ held: boolean }[]>`
                SELECT xmax::text <> '0' AS held FROM opportunity WHERE id = ${opportunityId}::uuid`
              held.push(row?.held ?? false)
              return delegate.findUnique(asked)
            }
          : Reflect.get(delegate, key),
    })
    const watched = new Proxy(tx, { get: (all, key) => (key === 'opportunity' ? opportunity : Reflect.get(all, key)) })
    return confirmProposal({ tx: watched, actor, id: proposal.id, timeZone })
  })
  expect([state, held[0]]).toEqual(['confirmed', true])
})

test('pressed twice, or in two tabs at once, it is done once', async () => {
  const proposal = await propose(visit())
  expect(await Promise.all([confirm(proposal.id), confirm(proposal.id)])).toEqual(['confirmed', 'confirmed'])
  expect(await confirm(proposal.id)).toBe('confirmed')
  expect(await events()).toEqual([{ type: 'activity.done', via: 'copilot' }])
  const { rows } = await owner.query(
    `SELECT kind, purpose, subject, met_level FROM activity WHERE opportunity_id = $1`,
    [opportunityId],
  )
  expect(rows).toEqual([{ kind: 'visit', purpose: 'commercial', subject: '聊了压机的预算', met_level: 'executive' }])
})

test('the timeline of a customer says that the copilot logged a visit there', async () => {
  const record = { kind: 'customer', id: group.customerId }
  const org = {
    name: 'orgId',
    label: text('公司'),
    before: null,
    after: { value: group.orgs.presses, shown: text('锻压') },
  }
  const fields = [...visit().fields.filter(({ name }) => name !== 'contactIds'), org]
  const proposal = await propose({ ...visit(), record, fields })
  expect(await confirm(proposal.id)).toBe('confirmed')
  const { entries } = await group.as('owner', ({ tx }) => getCustomerTimeline({ tx, customerId: group.customerId }))
  expect(entries.map(({ type, via }) => [type, via])).toEqual([['activity.done', 'copilot']])
})

test('somebody was faster: nothing is changed, and it says what stands there now and whose that is', async () => {
  const proposal = await propose(signing())
  await group.as('manager', (base) =>
    changeOpportunity({
      ...base,
      id: opportunityId,
      field: 'expectedSignOn',
      value: '2027-01-25',
      base: '2027-03-18',
    }),
  )
  expect(await confirm(proposal.id)).toBe('conflict')
  expect(await signsOn()).toBe('2027-01-25')
  const { state, outcome } = (await proposal.read()) ?? {}
  expect(state).toBe('conflict')
  expect(outcome?.conflict).toMatchObject({
    kind: 'moved',
    fields: [{ name: 'expectedSignOn', proposed: text('2027-02-05'), now: '2027-01-25' }],
    by: { zh: expect.any(String) },
    at: expect.any(String),
  })
  expect(await confirm(proposal.id)).toBe('conflict')
})

test('another value is the person’s to give; another field, record or verb is not', async () => {
  const proposal = await propose(signing())
  await expect(confirm(proposal.id, { amount: '1.00' })).rejects.toMatchObject({ code: 'BAD_INPUT' })
  await expect(confirm(proposal.id, { expectedSignOn: '2027-02-31' })).rejects.toMatchObject({
    code: 'BAD_INPUT',
    details: { field: 'expectedSignOn', key: 'form.date' },
  })
  expect(await proposal.read()).toMatchObject({ state: 'open' })
  expect(await confirm(proposal.id, { expectedSignOn: '2027-02-11' })).toBe('confirmed')
  expect(await signsOn()).toBe('2027-02-11')
})

test('a proposal of somebody else is not there; what one may not change is refused and stays open', async () => {
  const proposal = await propose(signing())
  await expect(confirm(proposal.id, {}, 'manager')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(group.as('manager', ({ tx }) => declineProposal({ tx, id: proposal.id }))).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  const outside = await propose(signing(), 'otherSubsidiaryRep')
  expect(outside.id).toBe('')
  const { rows } = await owner.query(`SELECT id FROM conversation_proposal WHERE owner_id = $1`, [
    group.people.otherSubsidiaryRep,
  ])
  expect(await confirm(String(rows[0]?.id), {}, 'otherSubsidiaryRep').catch((error) => error.code)).not.toBe(
    'confirmed',
  )
  expect(await signsOn()).toBe('2027-03-18')
})

test('declined stays declined, and what is a week old is not confirmed any more', async () => {
  const proposal = await propose(signing())
  await group.as('owner', ({ tx }) => declineProposal({ tx, id: proposal.id }))
  expect(await confirm(proposal.id)).toBe('declined')
  const old = await propose(signing())
  await owner.query(`UPDATE conversation_proposal SET proposed_at = now() - interval '8 days' WHERE id = $1`, [old.id])
  expect(await old.read()).toMatchObject({ state: 'expired' })
  expect(await confirm(old.id)).toBe('expired')
  expect(await signsOn()).toBe('2027-03-18')
})
