import type { ClientBase } from 'pg'
import { previewContract } from '#crm/approvals/preview-submission.server.ts'
import { submitContract } from '#crm/approvals/submit-contract.server.ts'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import type { Owner } from '#tests/support/test-database.ts'
import { firstParts, isClosed, isPending, type Model, people } from './approval-model.ts'
import { type Route, routes } from './approval-routes.ts'

/** What a verb needs. */
export interface Base {
  tx: Tx
  actor: Actor
}

/** The database that sequences are played on. */
export interface Stage {
  group: LoadedGroup
  /** of somebody who is active; people are what they are all along, so each is looked up once */
  actorOf: (person: PersonKey) => Promise<Actor>
  /**
   * A contract as the model has it, with the request about it: a copy of one that was submitted, as far on its way as the model says.
   * Who has left and who stands in for whom is as the model has it, too.
   */
  lay: (model: Model) => Promise<void>
  /** what lies in the database of a contract and all requests about it, as `expectedOf` says it */
  look: (contractId: string) => Promise<unknown>
  /** Does something in a transaction whose connection breaks before it is committed. */
  cutOff: (actor: Actor, work: (base: Base) => Promise<unknown>) => Promise<void>
}

/** Who submits in the beginning. */
export const submitters = ['owner', 'manager'] as const
const dealCount = 20

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
  await submitSamples(owner, group, deals)
  for (const sql of laySql) await owner.query(sql)
  const actors = new Map<PersonKey, Actor>()
  let laid = 0
  return {
    group,
    actorOf: async (person) => {
      const known = actors.get(person) ?? (await readActor(people[person]))
      if (!known) throw new Error(`${person} cannot act`)
      actors.set(person, known)
      return known
    },
    lay: async (model) => {
      laid += 1
      await owner.query('SELECT pg_temp.lay($1::jsonb, $2::uuid)', [
        JSON.stringify(laidOf(model)),
        deals[laid % dealCount],
      ])
    },
    look: async (contractId) => (await owner.query(lookSql, [contractId])).rows[0]?.found,
    cutOff: async (actor, work) => {
      const gone = await withActor(actor, async (tx) => {
        await work({ tx, actor })
        for (const { connection } of [...connections] as unknown as Wired[]) connection.stream.destroy()
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

/** What pg's client does not say of itself. */
interface Wired {
  connection: { stream: { destroy: () => void } }
}

/** One contract for each route and submitter, submitted by the verb itself: what it is copied from. */
async function submitSamples(owner: Owner, group: LoadedGroup, deals: readonly string[]): Promise<void> {
  for (const { amount } of routes) {
    for (const person of submitters) {
      const { rows } = await owner.query(
        `INSERT INTO contract (id, org_id, opportunity_id, customer_id, number, name, category, our_party, counterparty, owner_id,
           amount, currency, deliver_on)
         SELECT gen_random_uuid(), o.org_id, o.id, o.customer_id, gen_random_uuid()::text, $3, 'equipment', '中嵩', $4, o.owner_id,
           $2::numeric, 'CNY', $5::date
         FROM opportunity o WHERE o.id = $1 RETURNING id`,
        [deals[0], amount, firstParts.name, firstParts.parties, firstParts.delivery],
      )
      const contractId = String(rows[0]?.id)
      await group.as(person, async (as) => {
        const { figuresVersion } = await previewContract({ ...as, contractId })
        await submitContract({ ...as, id: newId(), contractId, figuresVersion, note: null })
      })
    }
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

/** A model as `pg_temp.lay` takes it. */
function laidOf({ contractId, contract, requests: [tracked], inactive, away }: Model) {
  const { amount } = contract.parts
  const around = { id: contractId, amount, state: contract.state, inactive: [...inactive], away }
  if (!tracked) return around
  const { request } = tracked
  return {
    ...around,
    requestId: tracked.id,
    submitter: request.submitter,
    request: {
      ...{ state: request.state, step: request.step, round: request.round, passed: request.passed },
      version: tracked.version,
      closed: isClosed(request.state),
    },
    tasks: request.tasks.map((task) => ({ ...task, decidedBy: task.decidedBy ?? null, closed: !isPending(task) })),
    answers: Object.entries(request.answers).map(([key, answer]) => ({ key, ...answer })),
  }
}

const laySql = [
  `CREATE FUNCTION pg_temp.lay(laid jsonb, deal uuid) RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    sample approval_request;
  BEGIN
    UPDATE approval_delegation SET ended_at = now() WHERE ended_at IS NULL;
    INSERT INTO approval_delegation (id, from_id, to_id, from_day, until_day, begins_at, ends_at)
    SELECT id, "from", "to", current_date - 1, current_date + 30, now() - interval '1 day', now() + interval '30 days'
    FROM jsonb_to_recordset(laid -> 'away') d (id uuid, "from" uuid, "to" uuid);
    UPDATE person SET active = NOT active WHERE active = (laid -> 'inactive' ? id::text);
    SELECT r.* INTO sample FROM approval_request r JOIN contract c ON c.id = r.contract_id JOIN pg_temp.sample s ON s.id = r.id
    WHERE c.amount = (laid ->> 'amount')::numeric AND (laid ->> 'submitter' IS NULL OR r.submitter_id = (laid ->> 'submitter')::uuid)
    LIMIT 1;
    INSERT INTO contract (id, org_id, opportunity_id, customer_id, number, name, category, our_party, counterparty, owner_id, amount,
      currency, deliver_on, state)
    SELECT (laid ->> 'id')::uuid, c.org_id, deal, c.customer_id, gen_random_uuid()::text, c.name, c.category, c.our_party,
      c.counterparty, c.owner_id, c.amount, c.currency, c.deliver_on, laid ->> 'state'
    FROM contract c WHERE c.id = sample.contract_id;
    IF laid ->> 'requestId' IS NULL THEN RETURN; END IF;
    INSERT INTO approval_request (id, org_id, subject_type, opportunity_id, contract_id, submitter_id, subject, figures_version,
      digest, state, steps, step, round, passed, version, closed_at)
    SELECT (laid ->> 'requestId')::uuid, sample.org_id, 'contract', deal, (laid ->> 'id')::uuid, sample.submitter_id, sample.subject,
      sample.figures_version, sample.digest, r ->> 'state', sample.steps, (r ->> 'step')::int, (r ->> 'round')::int,
      ARRAY(SELECT jsonb_array_elements_text(r -> 'passed')), (r ->> 'version')::int, CASE WHEN (r ->> 'closed')::boolean THEN now() END
    FROM (SELECT laid -> 'request' AS r) given;
    INSERT INTO approval_ground (request_id, number, rows, facts, vocabulary_version, parts, salt, key)
    SELECT (laid ->> 'requestId')::uuid, number, rows, facts, vocabulary_version, parts, salt, laid ->> 'requestId'
    FROM approval_ground WHERE request_id = sample.id;
    INSERT INTO approval_task (request_id, number, step, round, seat, position, holder_id, cause, state, decided_by, due_at, decided_at)
    SELECT (laid ->> 'requestId')::uuid, number, step, round, seat, position, holder, cause, state, "decidedBy",
      now() + interval '1 day', CASE WHEN closed THEN now() END
    FROM jsonb_to_recordset(laid -> 'tasks') t (number int, step int, round int, seat int, position int, holder uuid, cause text,
      state text, "decidedBy" uuid, closed boolean);
    INSERT INTO approval_access (person_id, request_id, contract_id, is_open)
    SELECT holder_id, request_id, (laid ->> 'id')::uuid, bool_or(state IN ('open', 'waiting')) FROM approval_task
    WHERE request_id = (laid ->> 'requestId')::uuid AND holder_id IS NOT NULL GROUP BY 1, 2;
    INSERT INTO approval_answer (request_id, version, key, command, outcome)
    SELECT (laid ->> 'requestId')::uuid, 1 + nth, key, command, outcome
    FROM ROWS FROM (jsonb_to_recordset(laid -> 'answers') AS (key text, command text, outcome jsonb))
      WITH ORDINALITY a (key, command, outcome, nth);
  END $$`,
  'CREATE TEMP TABLE sample AS SELECT id FROM approval_request',
]

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
      'events', (SELECT coalesce(jsonb_agg(e.type || ' ' || coalesce(e.actor_id::text, '-')), '[]') FROM domain_event e
        WHERE e.record_type = 'opportunity' AND e.record_id = c.opportunity_id AND e.entity_id = r.id),
      'told', (SELECT coalesce(jsonb_agg(n.person_id || ' ' || n.approval_task || ' ' || n.warning_version), '[]')
        FROM notification n WHERE n.approval_id = r.id)
    ) ORDER BY r.submitted_at, r.id) FROM approval_request r WHERE r.contract_id = c.id), '[]')) AS found
  FROM contract c WHERE c.id = $1`
