import type { Sql } from '#prisma/seeds/insert-rows.server.ts'
import { scaledId } from './load-scaled.ts'

/** Who to ask as, by how much waits for them: ids. */
export interface OpenRequests {
  /** 50 */
  few: string
  /** 5,000, or a twentieth of all when there are fewer than 100,000 */
  many: string
  /** their own share, and for as long as the delegation runs all that waits for `many` */
  standIn: string
}

/**
 * Fills up the requests for approval of a scaled group to so many that are open, each about a contract of its own and in its first of two steps: made inside the database
 * from rows of numbers. Nobody's share is large but one.
 * @param client as superuser, on a database that `loadScaled` has filled
 */
export async function loadOpenRequests(options: {
  client: Sql
  opportunities: number
  requests: number
}): Promise<OpenRequests> {
  const { client, opportunities, requests } = options
  const [few, many, standIn] = [scaledId('manager', 2), scaledId('head', 2), scaledId('manager', 3)]
  await client.query('BEGIN')
  try {
    await client.query('SET LOCAL session_replication_role = replica')
    const { rows } = (await client.query(
      `SELECT count(*)::int AS n FROM approval_request WHERE state = 'running'`,
    )) as {
      rows: { n: number }[]
    }
    await client.query(contractSql, [opportunities, requests - (rows[0]?.n ?? 0)])
    await client.query(requestSql, [Math.min(5_000, Math.ceil(requests / 20)), few, many, scaledId('hq', 1)])
    for (const sql of restSql) await client.query(sql)
    await client.query(
      `INSERT INTO approval_delegation (id, from_id, to_id, from_day, until_day, begins_at, ends_at)
       VALUES (gen_random_uuid(), $1, $2, current_date - 1, current_date + 30, now() - interval '1 day', now() + interval '30 days')`,
      [many, standIn],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
  await client.query(
    `VACUUM (ANALYZE) contract, approval_request, approval_ground, approval_task, approval_access, approval_answer,
       approval_delegation, domain_event, notification`,
  )
  return { few, many, standIn }
}

// $1 opportunities, $2 requests.
const contractSql = `
  INSERT INTO contract (id, org_id, opportunity_id, customer_id, number, name, category, our_party, counterparty, owner_id, amount,
    currency, state, created_at, updated_at)
  SELECT pg_temp.scaled_id('asked', n), o.org_id, o.id, o.customer_id, 'CON-2001-' || lpad(n::text, 7, '0'), o.name || '合同',
    'equipment', '中嵩', '买方', o.owner_id, coalesce(o.amount, 1000000), 'CNY', 'in-approval', o.created_at, o.updated_at
  FROM generate_series(1, $2::int) n JOIN opportunity o ON o.id = pg_temp.scaled_id('opportunity', 1 + (n - 1) % $1::int)`

// $1 how many wait for the third, $2 and $3 people, $4 who is asked afterwards. Whoever is left of the managers has the rest.
const requestSql = `
  INSERT INTO approval_request (id, org_id, subject_type, opportunity_id, contract_id, submitter_id, note, subject, figures_version,
    digest, state, steps, step, round, submitted_at)
  SELECT pg_temp.scaled_id('request-open', n), c.org_id, 'contract', c.opportunity_id, c.id, c.owner_id, '请审批',
    jsonb_build_object('type', 'contract', 'id', c.id, 'number', c.number, 'name', jsonb_build_object('zh', c.name, 'en', c.name),
      'customer', jsonb_build_object('zh', u.name, 'en', u.name_latin), 'org', jsonb_build_object('id', c.org_id, 'name',
      jsonb_build_object('zh', '营销部', 'en', 'Sales')), 'amount', c.amount::text, 'currency', 'CNY', 'category', c.category,
      'advanceShare', n % 40, 'stage', NULL, 'documents', '[]'::jsonb, 'flags', NULL),
    c.figures_version, encode(sha256(c.id::text::bytea), 'hex'), 'running',
    jsonb_build_array(step || jsonb_build_object('key', 'commercial', 'asked', jsonb_build_array(holder)),
      step || jsonb_build_object('key', 'headquarters', 'asked', jsonb_build_array($4::uuid))),
    0, 1, now() - n * interval '10 seconds'
  FROM (
    SELECT c.*, substr(c.number, 10)::int AS n FROM contract c WHERE c.number LIKE 'CON-2001-%') c
  JOIN customer u ON u.id = c.customer_id
  CROSS JOIN LATERAL (SELECT CASE
    WHEN n <= 50 THEN $2::uuid WHEN n <= 50 + $1::int THEN $3::uuid
    ELSE (SELECT array_agg(person_id ORDER BY person_id) FROM membership WHERE role = 'sales-manager' AND person_id <> $2::uuid)
      [1 + n % (SELECT count(*)::int - 1 FROM membership WHERE role = 'sales-manager')] END AS holder) to_ask
  CROSS JOIN (SELECT '{"passes": "all", "endsOn": "first-rejection", "keptFor": [], "hours": 24, "escalateTo": null,
    "name": {"zh": "会签", "en": "Together"}, "level": "group", "by": {"ruleId": "AR-05", "version": 1}}'::jsonb AS step) given`

const restSql = [
  `INSERT INTO approval_ground (request_id, number, rows, facts, vocabulary_version, margin, parts, salt, key)
   SELECT id, 1, '[]', '{}', '1', jsonb_build_object('percent', '14.00', 'amount', '100.00'), '{}', md5(id::text), id FROM approval_request WHERE note = '请审批'`,
  `INSERT INTO approval_task (request_id, number, step, round, seat, position, holder_id, cause, state, asked_at, due_at)
   SELECT id, 1, 0, 1, 0, 0, (steps -> 0 -> 'asked' ->> 0)::uuid, 'route', 'open', submitted_at, submitted_at + interval '1 day'
   FROM approval_request WHERE note = '请审批'`,
  `INSERT INTO approval_access (person_id, request_id, contract_id, is_open)
   SELECT t.holder_id, t.request_id, r.contract_id, true FROM approval_task t JOIN approval_request r ON r.id = t.request_id
   WHERE r.note = '请审批'`,
  `INSERT INTO domain_event (id, at, org_id, actor_id, type, entity_type, entity_id, record_type, record_id, after)
   SELECT gen_random_uuid(), submitted_at, org_id, submitter_id, 'approval.submitted', 'approval', id, 'opportunity', opportunity_id,
     '{"subject": "contract"}' FROM approval_request WHERE note = '请审批'`,
  `INSERT INTO notification (id, person_id, approval_id, approval_task, at)
   SELECT gen_random_uuid(), t.holder_id, t.request_id, 1, t.asked_at FROM approval_task t JOIN approval_request r ON r.id = t.request_id
   WHERE r.note = '请审批'`,
]
