import type { ClientBase } from 'pg'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import type { Owner } from '#tests/support/test-database.ts'
import { type Route, routes } from './approval-routes.ts'

/** What a verb needs. */
export interface Base {
  tx: Tx
  actor: Actor
}

/** The database that sequences are played on, with people, routes and as many contracts as they ask for. */
export interface Stage {
  group: LoadedGroup
  /** of somebody who is active; people are what they are all along, so each is looked up once */
  actorOf: (person: PersonKey) => Promise<Actor>
  /** a draft that nobody has played with, everybody back at their desk and nobody standing in */
  nextContract: () => Promise<string>
  /** what lies in the database of a contract and all requests about it, as `expectedOf` says it */
  look: (contractId: string) => Promise<unknown>
  /** Does something in a transaction whose connection breaks before it is committed. */
  cutOff: (actor: Actor, work: (base: Base) => Promise<unknown>) => Promise<void>
}

const dealCount = 20
const contractsAtOnce = 200

/** Puts people and routes into an empty database. @param connections of the product's client, as they are made */
export async function setStage(owner: Owner, connections: Set<ClientBase>): Promise<Stage> {
  const group = await loadGroup(owner)
  await addRoutes(owner, group)
  const deals: string[] = []
  for (let n = 0; n < dealCount; n += 1) {
    const { id, dataset } = anOpportunity({ group, key: `deal${n}`, status: 'won' })
    await insertDataset({ client: owner.client, dataset })
    deals.push(id)
  }
  const actors = new Map<PersonKey, Actor>()
  const actorOf = async (person: PersonKey) => {
    const known = actors.get(person) ?? (await readActor(group.people[person]))
    if (!known) throw new Error(`${person} cannot act`)
    actors.set(person, known)
    return known
  }
  const drafts: string[] = []
  return {
    group,
    actorOf,
    nextContract: async () => {
      if (drafts.length === 0) drafts.push(...(await addContracts(owner, deals)))
      await owner.query('UPDATE approval_delegation SET ended_at = now() WHERE ended_at IS NULL')
      await owner.query('UPDATE person SET active = true WHERE NOT active')
      return drafts.pop() ?? ''
    },
    look: async (contractId) => (await owner.query(lookSql, [contractId])).rows[0]?.found,
    cutOff: async (actor, work) => {
      const gone = await withActor(actor, async (tx) => {
        await work({ tx, actor })
        for (const { connection } of [...connections] as unknown as { connection: { stream: { destroy: () => void } } }[])
          connection.stream.destroy()
        connections.clear()
        await tx.$queryRaw`SELECT 1`
      }).then(
        () => false,
        () => true,
      )
      if (!gone) throw new Error('the connection held')
    },
  }
}

/** Who somebody is today; null once they cannot sign in any more. */
export function readActor(personId: string): Promise<Actor | null> {
  return withRole('gantry_auth', (tx) => resolveActor({ tx, personId }))
}

async function addRoutes(owner: Owner, group: LoadedGroup): Promise<void> {
  const { rows } = await owner.query('SELECT id, email FROM person')
  const emailOf = (person: PersonKey) => rows.find(({ id }) => id === group.people[person])?.email
  await owner.query(`INSERT INTO rule_set (id, subject, name_zh, name_en)
    VALUES ('approval-routes', 'contract', '审批路由', 'Approval routes')`)
  for (const [at, route] of routes.entries()) {
    const id = `AR-0${at + 1}`
    const body = {
      id,
      set: 'approval-routes',
      subject: 'contract',
      name: { zh: id, en: id },
      why: { zh: '因为', en: 'because' },
      owner: 'hq-sales',
      scope: { for: 'contract', order: String(at) },
      condition: { all: [{ fact: 'amount', operator: 'lessThanInclusive', value: route.amount }] },
      route: stepsOf(route, emailOf),
      cases: [{ name: { zh: '例', en: 'case' }, facts: {}, expect: 'pass-over' }],
    }
    await owner.query(`INSERT INTO rule (id, set_id) VALUES ($1, 'approval-routes')`, [id])
    await owner.query(
      `INSERT INTO rule_version (rule_id, version, status, origin, body, digest)
       VALUES ($1, 1, 'active', 'administrator', $2, $1)`,
      [id, JSON.stringify(body)],
    )
  }
}

function stepsOf({ steps }: Route, emailOf: (person: PersonKey) => unknown) {
  return steps.map(({ key, asks, passes, endsOn, escalates, keptFor }) => ({
    key,
    name: { zh: key, en: key },
    asks: asks.map((person) => ({ person: emailOf(person) })),
    passes,
    endsOn,
    hours: 24,
    escalateTo: escalates ? { role: 'hq-sales', at: 'group' } : null,
    keptFor,
  }))
}

async function addContracts(owner: Owner, deals: readonly string[]): Promise<string[]> {
  const { rows } = await owner.query(
    `INSERT INTO contract (id, org_id, opportunity_id, customer_id, number, name, category, our_party, counterparty, owner_id,
       amount, currency, deliver_on)
     SELECT gen_random_uuid(), o.org_id, o.id, o.customer_id, gen_random_uuid()::text, '合同', 'equipment', '中嵩', '晋岳', o.owner_id,
       $3::numeric, 'CNY', '2027-01-01'
     FROM generate_series(1, $2::int) n JOIN opportunity o ON o.id = ($1::uuid[])[1 + n % $4::int] RETURNING id`,
    [deals, contractsAtOnce, routes[0]?.amount, deals.length],
  )
  return rows.map(({ id }) => String(id))
}

const lookSql = `
  SELECT jsonb_build_object(
    'contract', jsonb_build_object('state', c.state, 'version', c.version, 'figures', c.figures_version),
    'requests', coalesce((SELECT jsonb_agg(jsonb_build_object(
      'id', r.id, 'state', r.state, 'step', r.step, 'round', r.round, 'passed', to_jsonb(r.passed), 'version', r.version,
      'figures', r.figures_version, 'closed', r.closed_at IS NOT NULL, 'grounds',
      (SELECT count(*) FROM approval_ground g WHERE g.request_id = r.id),
      'steps', (SELECT jsonb_agg(jsonb_build_object('key', s -> 'key', 'asked', s -> 'asked', 'escalateTo', s -> 'escalateTo'))
        FROM jsonb_array_elements(r.steps) s),
      'tasks', (SELECT jsonb_agg(jsonb_build_object('number', number, 'step', step, 'round', round, 'seat', seat,
        'position', position, 'holder', holder_id, 'cause', cause, 'state', state, 'decidedBy', decided_by) ORDER BY number)
        FROM approval_task t WHERE t.request_id = r.id),
      'access', (SELECT coalesce(jsonb_agg(a.person_id || ' ' || a.is_open || ' ' || coalesce(a.contract_id = c.id, false)
        ORDER BY a.person_id), '[]') FROM approval_access a WHERE a.request_id = r.id),
      'answers', (SELECT coalesce(jsonb_agg(jsonb_build_object('key', a.key, 'kind', a.command::jsonb -> 'kind', 'outcome', a.outcome)),
        '[]') FROM approval_answer a WHERE a.request_id = r.id),
      'events', (SELECT jsonb_agg(e.type || ' ' || coalesce(e.actor_id::text, '-')) FROM domain_event e
        WHERE e.record_type = 'opportunity' AND e.record_id = c.opportunity_id AND e.entity_id = r.id),
      'told', (SELECT coalesce(jsonb_agg(n.person_id || ' ' || n.approval_task || ' ' || n.warning_version), '[]')
        FROM notification n WHERE n.approval_id = r.id)
    ) ORDER BY r.submitted_at, r.id) FROM approval_request r WHERE r.contract_id = c.id), '[]')) AS found
  FROM contract c WHERE c.id = $1`
