import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#prisma/actor.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { idOf, organisationId, type Person, personId, resolveEverybody, type Who } from './people.ts'
import { addProbe, attempt } from './probe.ts'
import { activityId, addWorld, contactId, customerId, opportunityId, world } from './world.ts'
import { approvalId } from './world-approvals.ts'
import { insertOf } from './world-row.ts'

const owner = useTestDatabase()
let actors: Record<Person, Actor>

beforeAll(async () => {
  await addWorld(owner)
  await owner.query(
    `INSERT INTO stage SELECT 'needs', type_id, 2, name_zh, name_en, 25, 30 FROM stage WHERE id = 'lead'`,
  )
  await addProbe(owner)
  actors = await resolveEverybody()
})

const to = { A1: organisationId('A1'), A2: organisationId('A2'), B: organisationId('B'), b: opportunityId('b') }
const opportunity = (set: string) => `UPDATE opportunity SET ${set} WHERE id = '${opportunityId('a1')}'`
const activity = (label: string, set: string) => `UPDATE activity SET ${set} WHERE id = '${activityId(label)}'`
const warning = (set: string) =>
  `UPDATE warning SET ${set} WHERE record_id = '${opportunityId('a1')}' AND record_type = 'opportunity'`
const delegation = (set: string) => `UPDATE approval_delegation SET ${set} WHERE to_id = '${personId('relieved')}'`
const used = (set: string) => `UPDATE stage_exception SET ${set} WHERE request_id = '${approvalId(4)}'`
const usedUp = (set: string) => `UPDATE stage_exception SET ${set} WHERE request_id = '${approvalId(5)}'`
const given = `person_id = '${personId('colleague')}'`
const newId = '00000000-0000-7000-8099-000000000001'

/** The row of the world with other values and the actor in whose name it stands. */
function again(table: string, label: string, changed: Record<string, unknown>): string {
  const row = world.find((each) => each.table === table && each.label === label)
  return insertOf(table, { ...row?.values, ...changed })
}

// What no verb changes nobody may, whatever they may do with the row.
it.each<[Who, string, string, string]>([
  ['head', 'the number of an opportunity', opportunity(`number = 'OPP-2026-9'`), 'refused'],
  ['head', 'the organisation of an opportunity', opportunity(`org_id = '${to.A2}'`), 'refused'],
  ['head', 'the customer of an opportunity', opportunity(`customer_id = '${customerId('B')}'`), 'refused'],
  ['head', 'the day an opportunity was opened', opportunity(`created_at = '2020-01-01'`), 'refused'],
  ['head', 'the day of the last activity', opportunity(`last_activity_on = '2026-11-01'`), 'refused'],
  ['head', 'the status of an opportunity', opportunity(`status = 'won'`), 'refused'],
  ['owner', 'the name of an opportunity', opportunity(`name = '订正'`), '1'],
  ['owner', 'the customer of their visit', activity('a1', `customer_id = '${customerId('B')}'`), 'refused'],
  ['owner', 'the kind of their visit', activity('a1', `kind = 'meeting'`), 'refused'],
  ['owner', 'the minutes of their visit', activity('a1', `minutes = '订正'`), '1'],
  [
    'owner',
    'who stands in a decision chain',
    `UPDATE decision_chain_member SET contact_id = '${contactId('B')}'`,
    'refused',
  ],
  ['owner', 'what a contact is in a decision chain', `UPDATE decision_chain_member SET role = 'uses'`, '1'],
  ['owner', 'whose relationship it is', `UPDATE customer_relationship SET org_id = '${to.B}'`, 'refused'],
  ['owner', 'by which name it is sorted', `UPDATE customer_relationship SET name_sort = ''`, 'refused'],
  ['owner', 'who keeps a customer', `UPDATE customer SET keeper_org_id = '${to.B}'`, 'refused'],
  ['owner', 'whose contact it is', `UPDATE contact SET customer_id = '${customerId('B')}'`, 'refused'],
  ['owner', 'to whom a record is given', `UPDATE record_access SET person_id = '${personId('stranger')}'`, 'refused'],
  ['head', 'the organisation of a warning', warning(`org_id = '${to.A2}'`), 'refused'],
  ['owner', 'whose their warning is, without saying who gave it', warning(given), 'refused'],
  ['owner', 'whose their warning is', warning(`${given}, handed_by = '${personId('owner')}'`), '1'],
  ['sweep', 'whose a warning is', warning(given), '1'],
  ['relieved', 'that they stand in again', delegation(`ended_at = NULL`), '0'],
  ['approver', 'that somebody stands in again', delegation(`ended_at = NULL`), '0'],
  ['lapsed', 'how long they stand in', `UPDATE approval_delegation SET ends_at = '2999-01-01'`, 'refused'],
  ['substitute', 'for whom they stand in', `UPDATE approval_delegation SET from_id = '${personId('head')}'`, 'refused'],
  ['owner', 'that their exception was used', used(`decision_id = '${idOf(8, 0)}', used_at = now()`), '1'],
  ['owner', 'that it was used for another deal', used(`decision_id = '${idOf(8, 1)}', used_at = now()`), 'refused'],
  ['owner', 'that it was not used', usedUp(`decision_id = NULL, used_at = NULL`), '0'],
  ['owner', 'what the exception lets pass', used(`rules = '{other}'`), 'refused'],
  ['approvals', 'whose request it is', `UPDATE approval_request SET submitter_id = '${personId('head')}'`, 'refused'],
  ['approvals', 'who was asked', `UPDATE approval_task SET holder_id = '${personId('head')}'`, 'refused'],
  ['approvals', 'by what a route was chosen', `UPDATE approval_ground SET facts = '{}'`, 'refused'],
  ['approvals', 'what was answered', `UPDATE approval_answer SET outcome = '{}'`, 'refused'],
  ['approvals', 'that nobody was asked', `DELETE FROM approval_access`, 'refused'],
  ['administrator', 'what a rule in force says', `UPDATE rule_version SET body = '{"a":1}'`, 'refused'],
  ['administrator', 'whether a rule is in force', `UPDATE rule_version SET status = 'retired'`, '1'],
  ['administrator', 'a rule in force into a draft', `UPDATE rule_version SET status = 'draft'`, 'refused'],
  ['administrator', 'when a version was written', `UPDATE rule_version SET created_at = '2020-01-01'`, 'refused'],
  ['headquarters', 'whether a rule is in force', `UPDATE rule_version SET status = 'retired'`, '0'],
  ['administrator', 'whose rule it is', `UPDATE rule SET org_id = '${to.B}'`, 'refused'],
  ['administrator', 'what a rule set is about', `UPDATE rule_set SET subject = 'customer'`, 'refused'],
  ['administrator', 'what a stage is worth', `UPDATE stage SET win_probability = 99`, 'refused'],
  ['administrator', 'what a type is called', `UPDATE opportunity_type SET name_en = 'Other'`, 'refused'],
  ['administrator', 'what the group has settled', `UPDATE setting SET value = '{}'`, 'refused'],
  ['administrator', 'where an organisation stands', `UPDATE organisation SET parent_id = NULL`, 'refused'],
  ['administrator', 'how far somebody sees', `UPDATE membership SET scope = 'group'`, 'refused'],
  ['administrator', 'that somebody has left a role', `DELETE FROM membership`, 'refused'],
  ['administrator', 'the address of a person', `UPDATE person SET email = 'x@gantry.example'`, 'refused'],
  ['administrator', 'whether a person is active', `UPDATE person SET active = true WHERE email LIKE 'owner@%'`, '1'],
])('%s writes %s', async (who, _, statement, answer) => {
  expect(await attempt(who, actors, [statement])).toEqual([answer])
})

describe('the gate', () => {
  const decided = (changed: Record<string, unknown>) =>
    again('decision', 'a1', { id: newId, purpose: 'promote:lead:needs', outcome: 'allow', ...changed })
  const promoted = opportunity(`stage_id = 'needs', stage_entered_at = now()`)

  it.each([
    ['without a decision', promoted, 'refused'],
    ['with one that allows it', `${decided({})}; ${promoted}`, '1'],
    ['with one that refuses it', `${decided({ outcome: 'refuse' })}; ${promoted}`, 'refused'],
    ['with one for another stage', `${decided({ purpose: 'promote:lead:bid' })}; ${promoted}`, 'refused'],
    ['with one that says it is of another transaction', `${decided({ txid: '1' })}; ${promoted}`, 'refused'],
    ['for a later day of entering the same stage', opportunity('stage_entered_at = now()'), 'refused'],
  ])('%s', async (_, statement, answer) => {
    expect(await attempt('owner', actors, [statement])).toEqual([answer])
  })

  it('a decision allows nothing once its transaction has ended, and nothing of another record', async () => {
    await owner.query(decided({ id: '00000000-0000-7000-8099-000000000002' }))
    expect(await attempt('owner', actors, [promoted])).toEqual(['refused'])
    const other = decided({ record_id: opportunityId('a2'), org_id: to.A2, actor_id: personId('head') })
    expect(await attempt('head', actors, [`${other}; ${promoted}`])).toEqual(['refused'])
  })

  it('an opportunity begins open, in the first stage of its type', async () => {
    const opened = (changed: Record<string, unknown>) =>
      again('opportunity', 'a1', { id: newId, number: 'N', ...changed })
    const answers = await attempt('owner', actors, [
      opened({}),
      opened({ stage_id: 'needs' }),
      opened({ status: 'won' }),
    ])
    expect(answers).toEqual(['1', 'refused', 'refused'])
  })

  it('what was done is not rewritten', async () => {
    const done = activity('a1', `status = 'done', done_at = now(), met_level = 'staff'`)
    const rewritten = activity('a1', `met_level = 'executive'`)
    expect(await attempt('owner', actors, [done, `${done}; ${rewritten}`])).toEqual(['1', '0'])
  })
})

it.each<[Who, string, string, string]>([
  ['owner', 'an activity', 'activity', 'a1'],
  ['owner', 'a decision', 'decision', 'a1'],
  ['owner', 'an event of an opportunity', 'domain_event', 'a1'],
  ['owner', 'an event of a customer', 'domain_event', 'A'],
])('%s writes %s under the own organisation, and under a foreign one not', async (who, _, table, label) => {
  const author = { activity: 'person_id' }[table] ?? 'actor_id'
  const values = { id: newId, [author]: personId(who) }
  const answers = await attempt(who, actors, [
    again(table, label, values),
    again(table, label, { ...values, org_id: to.B }),
  ])
  expect(answers).toEqual(['1', 'refused'])
})

it('an activity is with the customer of its opportunity', async () => {
  const values = { id: newId, customer_id: customerId('B') }
  expect(await attempt('owner', actors, [again('activity', 'a1', values)])).toEqual(['refused'])
})

it('nobody says when an event was written, nor by which transaction', async () => {
  const event = { id: newId, actor_id: personId('owner') }
  const answers = await attempt('owner', actors, [
    again('domain_event', 'a1', { ...event, at: '2020-01-01' }),
    again('domain_event', 'a1', { ...event, txid: '1' }),
  ])
  expect(answers).toEqual(['refused', 'refused'])
})

// For the verbs that will hand over. Rights on a row do not make rights to where it is put: what is written stays where its
// writer may write, even where the columns are granted.
describe('with every column granted', () => {
  beforeAll(async () => {
    await owner.query('GRANT UPDATE ON opportunity, activity TO gantry_app')
  })

  it.each<[Who, string, string, string]>([
    ['owner', 'their opportunity to another company', opportunity(`org_id = '${to.B}'`), 'refused'],
    ['deputy', 'an opportunity to another company', opportunity(`org_id = '${to.B}'`), 'refused'],
    ['deputy', 'an opportunity to the department they sell for', opportunity(`org_id = '${to.A2}'`), '1'],
    ['manager', 'an opportunity to a department that is not theirs', opportunity(`org_id = '${to.A2}'`), 'refused'],
    ['head', 'an opportunity between their departments', opportunity(`org_id = '${to.A2}'`), '1'],
    ['head', 'an opportunity to another company', opportunity(`org_id = '${to.B}'`), 'refused'],
    ['owner', 'an opportunity to a colleague', opportunity(`owner_id = '${personId('colleague')}'`), '1'],
    ['owner', 'an opportunity to won, without a decision', opportunity(`status = 'won'`), 'refused'],
    ['owner', 'their visit to a foreign opportunity', activity('a1', `opportunity_id = '${to.b}'`), 'refused'],
    ['owner', 'their visit to another customer', activity('a1', `customer_id = '${customerId('B')}'`), 'refused'],
    ['owner', 'their visit to another company', activity('a1', `org_id = '${to.B}'`), 'refused'],
    ['owner', 'their visit to another person', activity('a1', `person_id = '${personId('technical')}'`), 'refused'],
    ['technical', 'their call to a foreign opportunity', activity('A', `opportunity_id = '${to.b}'`), 'refused'],
  ])('%s moves %s', async (who, _, statement, answer) => {
    expect(await attempt(who, actors, [statement])).toEqual([answer])
  })
})
