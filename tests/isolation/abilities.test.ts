import { beforeAll, expect, it } from 'vitest'
import { abilitiesOnBid, mayOpenBid } from '#crm/bids/bid.policy.ts'
import { abilitiesOnContract, mayOpenContract } from '#crm/contracts/contract.policy.ts'
import { addTeamMember } from '#crm/opportunities/add-team-member.server.ts'
import { changeOpportunity } from '#crm/opportunities/change-opportunity.server.ts'
import { closeOpportunity } from '#crm/opportunities/close-opportunity.server.ts'
import { abilitiesOn } from '#crm/opportunities/opportunity.policy.ts'
import { promoteStage } from '#crm/opportunities/promote-stage.server.ts'
import { removeDecisionMember } from '#crm/opportunities/remove-decision-member.server.ts'
import { removeTeamMember } from '#crm/opportunities/remove-team-member.server.ts'
import { rollBackStage } from '#crm/opportunities/roll-back-stage.server.ts'
import { setCompetitors } from '#crm/opportunities/set-competitors.server.ts'
import { setDecisionMember } from '#crm/opportunities/set-decision-member.server.ts'
import { can, roles } from '#crm/org/role.policy.ts'
import { listShareable } from '#crm/views/list-shareable.server.ts'
import { saveView } from '#crm/views/save-view.server.ts'
import { abilitiesOnWarning } from '#crm/warnings/warning.policy.ts'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { asked, organisationId, type Person, people, personId, resolveEverybody } from './people.ts'
import { addProbe, attempt } from './probe.ts'
import { addWorld, contactId, opportunities, opportunityId, opportunityLabels, world } from './world.ts'
import { bidId } from './world-bids.ts'
import { contractId } from './world-contracts.ts'

const owner = useTestDatabase()
let actors: Record<Person, Actor>

beforeAll(async () => {
  await addWorld(owner)
  // Of two kinds the world has none: an owner who does not sell, and a deputy who does not.
  await owner.query(`UPDATE opportunity SET owner_id = $1 WHERE id = $2`, [
    personId('headquarters'),
    opportunityId('a2'),
  ])
  await owner.query(`INSERT INTO record_access VALUES ($1, 'opportunity', $2, true)`, [
    personId('headquarters'),
    opportunityId('b'),
  ])
  await addProbe(owner)
  actors = await resolveEverybody()
})

const sees = (actor: Actor, id: string) =>
  withActor(actor, async (tx) => (await tx.contract.count({ where: { id } })) === 1)

const isAsked = (person: Person) => asked.split(' ').includes(person)
const nothing = { edit: false, setCosts: false, setPaymentPlan: false, recordReceipt: false, addDocument: false }

/** Whether the actor was added to the opportunity by name. */
async function named(person: Person, label: string): Promise<{ mayWrite: boolean } | null> {
  const { rows } = await owner.query(`SELECT may_write FROM record_access WHERE person_id = $1 AND record_id = $2`, [
    personId(person),
    opportunityId(label),
  ])
  return rows[0] ? { mayWrite: rows[0].may_write === true } : null
}

it.each(people)('what a button offers of a warning is what the database does: %s', async (person) => {
  const actor = actors[person]
  for (const { label, values } of world.filter(({ table }) => table === 'warning')) {
    const [changed] = await attempt(person, actors, [`UPDATE warning SET severity = 'risk' WHERE id = '${values.id}'`])
    const subject = { status: 'open', personId: values.person_id as string | null, orgId: String(values.org_id) }
    const { act, handOver } = abilitiesOnWarning(actor, subject)
    expect({ person, label, act, handOver }).toEqual({
      person,
      label,
      act: changed === '1' && can(actor, 'warning:act'),
      handOver: changed === '1' && can(actor, 'warning:act') && can(actor, 'opportunity:staff'),
    })
  }
})

it.each(people)('what a button offers is what the database does: %s', async (person) => {
  const actor = actors[person]
  for (const label of opportunityLabels) {
    const [changed] = await attempt(person, actors, [
      `UPDATE opportunity SET product = '压力机' WHERE id = '${opportunityId(label)}'`,
    ])
    const { rows } = await owner.query(`SELECT owner_id FROM opportunity WHERE id = $1`, [opportunityId(label)])
    const subject = {
      orgId: organisationId(opportunities[label].org),
      ownerId: String(rows[0]?.owner_id),
      status: 'open',
      named: await named(person, label),
    }
    const { edit } = abilitiesOn(actor, subject)
    expect({ person, label, edit }).toEqual({
      person,
      label,
      edit: changed === '1' && can(actor, 'opportunity:edit'),
    })
  }
})

it.each(people)('what a button offers of a contract is what the database does: %s', async (person) => {
  const actor = actors[person]
  for (const [at, label] of opportunityLabels.entries()) {
    const contract = contractId(at)
    const line = `'${newId()}', '${contract}', 9, 'labour', 1`
    const org = organisationId(opportunities[label].org)
    const document = `'${newId()}', '${org}', '${opportunityId(label)}', '${contract}', '合同', '${actor.personId}'`
    const [changed, priced, seen, filed, planned, paid] = await attempt(person, actors, [
      `UPDATE contract SET amount = 1 WHERE id = '${contract}'`,
      `INSERT INTO contract_cost_line (id, contract_id, position, kind, amount) VALUES (${line})`,
      `SELECT FROM contract_cost_line WHERE contract_id = '${contract}'`,
      `INSERT INTO document (id, org_id, opportunity_id, contract_id, name, created_by) VALUES (${document})`,
      `INSERT INTO payment_plan_line (id, contract_id, position, kind, share, amount, due_on)
       VALUES ('${newId()}', '${contract}', 9, 'advance', 0, 0, '2026-12-01')`,
      `UPDATE payment_plan_line SET received_on = '2026-12-01', received = 1 WHERE contract_id = '${contract}'`,
    ])
    const { rows } = await owner.query(`SELECT owner_id FROM opportunity WHERE id = $1`, [opportunityId(label)])
    const opportunity = {
      orgId: organisationId(opportunities[label].org),
      ownerId: String(rows[0]?.owner_id),
      status: 'won',
      named: await named(person, label),
    }
    // Whoever is asked to approve a contract sees it alone.
    const isAlone = isAsked(person) && label === 'a1'
    const may = abilitiesOnContract(actor, { category: 'equipment', opportunity: isAlone ? null : opportunity })
    if (isAlone) expect(may).toEqual({ ...nothing, seeCosts: person === 'director' })
    expect({ person, label, ...may, open: mayOpenContract(actor, opportunity) }).toEqual({
      person,
      label,
      edit: changed === '1' && can(actor, 'contract:edit'),
      // Of what is out of sight nobody asks.
      seeCosts: seen === '1' || actor.costs,
      setCosts: priced === '1' && can(actor, 'contract:set-costs'),
      setPaymentPlan: planned === '1' && can(actor, 'contract:set-payment-plan'),
      recordReceipt: paid === '1' && can(actor, 'contract:record-receipt'),
      addDocument: filed === '1' && can(actor, 'document:add'),
      open: changed === '1' && can(actor, 'contract:open'),
    })
    expect(seen === '1').toBe(actor.costs && (await sees(actor, contract)))
  }
})

it.each(people)('what a button offers of a bid is what the database does: %s', async (person) => {
  const actor = actors[person]
  for (const [at, label] of opportunityLabels.entries()) {
    // One whose post-mortem is submitted is not written any more, whoever asks.
    if (label === 'a2') continue
    const bid = bidId(at)
    const [seen, changed, priced, cost, written] = await attempt(person, actors, [
      `SELECT FROM opportunity WHERE id = '${opportunityId(label)}'`,
      `UPDATE bid SET price = 1 WHERE id = '${bid}'`,
      `UPDATE bid_cost SET cost = 1 WHERE bid_id = '${bid}'`,
      `SELECT FROM bid_cost WHERE bid_id = '${bid}'`,
      `INSERT INTO post_mortem_part (bid_id, dimension, text, author_id) VALUES ('${bid}', 'price', '贵', '${actor.personId}')`,
    ])
    const { rows } = await owner.query(`SELECT owner_id FROM opportunity WHERE id = $1`, [opportunityId(label)])
    const opportunity = {
      orgId: organisationId(opportunities[label].org),
      ownerId: String(rows[0]?.owner_id),
      status: 'open',
      named: await named(person, label),
    }
    const may = abilitiesOnBid(actor, seen === '1' ? opportunity : null)
    expect({ person, label, ...may, open: mayOpenBid(actor, opportunity) }).toEqual({
      person,
      label,
      edit: changed === '1' && can(actor, 'bid:edit'),
      seeCost: cost === '1',
      setCost: priced === '1' && can(actor, 'bid:set-cost'),
      writePostMortem: written === '1' && can(actor, 'post-mortem:write'),
      submitPostMortem: changed === '1' && can(actor, 'post-mortem:submit'),
      open: changed === '1' && can(actor, 'bid:open'),
    })
  }
})

it.each(['won', 'lost'])(
  'once an opportunity is %s nobody is offered a change, and no verb makes one',
  async (status) => {
    const id = opportunityId('a1')
    await owner.query('UPDATE opportunity SET status = $2 WHERE id = $1', [id, status])
    try {
      const subject = { orgId: organisationId('A1'), ownerId: personId('owner'), status, named: { mayWrite: true } }
      for (const person of people) {
        expect(abilitiesOn(actors[person], subject)).toMatchObject({
          edit: false,
          promote: false,
          close: false,
          rollBack: false,
          staff: false,
        })
      }
      const actor = actors.owner
      const changes: ((base: { tx: Tx; actor: Actor; id: string }) => Promise<unknown>)[] = [
        (base) => changeOpportunity({ ...base, field: 'product', value: '压力机', base: '' }),
        (base) => promoteStage({ ...base, to: 'lead', version: 1 }),
        (base) => rollBackStage({ ...base, to: 'lead', reason: '改期', version: 1 }),
        (base) => closeOpportunity({ ...base, outcome: 'lost', reason: 'price', note: null, lostTo: null, version: 1 }),
        (base) => addTeamMember({ ...base, personId: personId('colleague'), role: 'deputy' }),
        (base) => removeTeamMember({ ...base, personId: personId('technical') }),
        (base) => setCompetitors({ ...base, names: [], base: ['对手'] }),
        (base) => setDecisionMember({ ...base, contactId: contactId('A'), role: 'uses', attitude: 'opposes' }),
        (base) => removeDecisionMember({ ...base, contactId: contactId('A') }),
      ]
      for (const change of changes) {
        await expect(withActor(actor, (tx) => change({ tx, actor, id }))).rejects.toMatchObject({ code: 'CONFLICT' })
      }
    } finally {
      await owner.query(`UPDATE opportunity SET status = 'open' WHERE id = $1`, [id])
    }
  },
)

it.each([...roles])(
  '%s is offered to share a view with the group exactly where the database takes it',
  async (role) => {
    // Every role at every scope, as nothing keeps a membership from joining any two.
    for (const person of people) {
      const actor: Actor = { ...actors[person], roles: [role] }
      const view = { id: newId(), name: `${role} ${person}`, list: 'opportunities', drawn: 'table', query: '' } as const
      const { group } = await withActor(actor, (tx) => listShareable({ tx, actor }))
      const saving = withActor(actor, (tx) => saveView({ tx, actor, ...view, sharedWith: 'group' }))
      const answer = await saving.then(
        () => 'saved',
        (error) => error.code,
      )
      expect({ role, person, answer }).toEqual({ role, person, answer: group ? 'saved' : 'BAD_INPUT' })
    }
  },
)

it('asks about every opportunity of the world', () => {
  expect(world.filter((row) => row.table === 'opportunity').map((row) => row.label)).toEqual(opportunityLabels)
})
