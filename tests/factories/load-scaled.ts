import { hash } from 'node:crypto'
import { type CalendarDate, dayOf } from '#lib/clock.ts'
import { loadBase } from '#prisma/seeds/base/load-base.server.ts'
import type { Sql } from '#prisma/seeds/insert-rows.server.ts'
import { approvalSql } from './scaled-approval-sql.ts'
import { bidSql } from './scaled-bid-sql.ts'
import { documentSql } from './scaled-document-sql.ts'

interface LoadScaledOptions {
  /** as superuser, on an empty database */
  client: Sql
  /** the whole tree: one group, a subsidiary for about every fifteen, departments */
  organisations?: number
  opportunities?: number
  today?: CalendarDate
}

/** Who to ask as, and what they have: ids. */
export interface Scaled {
  /** in the large department; owns a quarter of it and is on teams elsewhere */
  rep: string
  /** of the large department */
  manager: string
  /** of the subsidiary with the large department and twelve others */
  head: string
  hq: string
  /** about 1,000 opportunities, or a tenth when there are fewer than 10,000 */
  department: string
  /** the subsidiary of the large department */
  company: string
  /** of the opportunity */
  customer: string
  /** an opportunity of the rep, with activities and a decision chain */
  opportunity: string
  /** a contract of the opportunity, with cost lines */
  contract: string
  /** a version of its document, reviewed, with flags */
  documentVersion: string
  /** a request about the contract that runs */
  approval: string
  /** a bid of the opportunity, which is owed its post-mortem */
  bid: string
}

const departmentsOfHead = 13

/**
 * A large group, for plans and measurements: made inside the database from rows of numbers, so that 100,000 opportunities
 * take seconds. Sizes are alike everywhere but in one department, whose people are returned.
 */
export async function loadScaled(options: LoadScaledOptions): Promise<Scaled> {
  const { client, organisations = 300, opportunities = 100_000, today = dayOf(new Date(), 'Asia/Shanghai') } = options
  const subsidiaries = Math.max(2, Math.round(organisations / 15))
  const departments = organisations - 1 - subsidiaries
  if (departments < departmentsOfHead + subsidiaries) throw new Error(`${organisations} organisations are too few`)
  const large = Math.min(1000, Math.ceil(opportunities / 10))
  const customers = Math.ceil(opportunities / 8)

  await client.query('BEGIN')
  try {
    await loadBase({ client })
    await client.query(`SELECT gantry.ensure_event_partitions($1::date - 400, $1::date + 60)`, [today])
    await client.query(helpers)
    // No foreign keys and triggers row by row: the references are right by construction, and what the triggers keep is
    // written at once below.
    await client.query('SET LOCAL session_replication_role = replica')
    const indexes = await dropIndexes(client)
    await client.query(organisationSql, [subsidiaries, departments, departmentsOfHead])
    for (const sql of peopleSql) await client.query(sql, [subsidiaries, departments])
    await client.query(customerSql, [subsidiaries, customers])
    await client.query(relationshipSql, [subsidiaries, customers, today])
    await client.query(contactSql, [subsidiaries, customers])
    await client.query(opportunitySql, [opportunities, departments, large, customers, today])
    for (const sql of traceSql) await client.query(sql)
    await client.query(teamSql, [departments, opportunities])
    for (const sql of [...contractSql, ...documentSql, ...bidSql]) await client.query(sql, [opportunities])
    for (const sql of approvalSql) await client.query(sql, [opportunities, departments])
    for (const definition of indexes) await client.query(definition)
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
  await vacuumFilled(client)
  return {
    rep: scaledId('rep', 1),
    manager: scaledId('manager', 1),
    head: scaledId('head', 1),
    hq: scaledId('hq', 1),
    department: scaledId('department', 1),
    company: scaledId('subsidiary', 1),
    customer: scaledId('customer', 5),
    opportunity: scaledId('opportunity', 4),
    contract: scaledId('contract', 4),
    documentVersion: scaledId('version', 4),
    approval: scaledId('request-now', 4),
    bid: scaledId('bid', 4),
  }
}

/**
 * Takes the indexes of the large tables away, but for those of constraints: built over all rows at once they cost a third.
 * @returns how to make them again
 */
async function dropIndexes(client: Sql): Promise<string[]> {
  const { rows } = (await client.query(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i
     WHERE i.indrelid IN ('opportunity'::regclass, 'activity'::regclass, 'contact'::regclass)
       AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)`,
  )) as { rows: { name: string; definition: string }[] }
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`)
  return rows.map(({ definition }) => definition)
}

/**
 * Tables that are still empty stay as a new database has them: of one that was vacuumed while empty PostgreSQL believes that it
 * is, and checks each reference into it by reading all of it, for as long as the first large statement runs.
 */
async function vacuumFilled(client: Sql): Promise<void> {
  const { rows } = (await client.query(
    `SELECT oid::regclass::text AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
     AND pg_relation_size(oid) > 0`,
  )) as { rows: { name: string }[] }
  await client.query(`VACUUM (ANALYZE) ${rows.map(({ name }) => name).join(', ')}`)
}

/** The same as the SQL function scaled_id: a UUID of version 8 over a readable key. */
export function scaledId(kind: string, number: number): string {
  const hex = hash('md5', `${kind}/${number}`)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}

const helpers = `
  CREATE OR REPLACE FUNCTION pg_temp.scaled_id(kind text, number bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS
    $$ SELECT overlay(overlay(md5(kind || '/' || number) PLACING '8' FROM 13) PLACING '8' FROM 17)::uuid $$;
  CREATE OR REPLACE FUNCTION pg_temp.draw(kind text, number bigint, below integer) RETURNS integer LANGUAGE sql IMMUTABLE AS
    $$ SELECT (('x' || substr(md5(kind || ':' || number), 1, 7))::bit(28)::integer) % below $$;
`

// $1 subsidiaries, $2 departments, $3 departments of the first subsidiary.
const organisationSql = `
  WITH root AS (SELECT pg_temp.scaled_id('group', 1) AS id),
  subsidiary AS (SELECT n, pg_temp.scaled_id('subsidiary', n) AS id FROM generate_series(1, $1::int) n),
  department AS (
    SELECT n, pg_temp.scaled_id('department', n) AS id,
      CASE WHEN n <= $3::int THEN 1 ELSE 2 + n % ($1::int - 1) END AS above
    FROM generate_series(1, $2::int) n)
  INSERT INTO organisation (id, parent_id, kind, name, name_latin, lineage, position)
  SELECT id, NULL, 'group', '集团', 'Group', ARRAY[id], 0 FROM root
  UNION ALL SELECT s.id, r.id, 'subsidiary', '公司 ' || n, 'Company ' || n, ARRAY[r.id, s.id], n FROM subsidiary s, root r
  UNION ALL SELECT d.id, s.id, 'department', '营销部 ' || d.n, 'Sales ' || d.n, ARRAY[r.id, s.id, d.id], d.n
    FROM department d JOIN subsidiary s ON s.n = d.above, root r`

// $1 subsidiaries, $2 departments. Four reps and a manager for each department, a head for each subsidiary.
const peopleSql = [
  `INSERT INTO person (id, email, name, name_latin)
   SELECT pg_temp.scaled_id(kind, n), kind || n || '@scaled.example', name || n, kind || ' ' || n
   FROM (VALUES ('rep', '销售', $2::int * 4), ('manager', '部长', $2::int), ('head', '总经理', $1::int), ('hq', '总部', 1))
     role (kind, name, count), generate_series(1, count) n`,
  `INSERT INTO membership (person_id, org_id, role, scope)
   SELECT pg_temp.scaled_id('rep', n), pg_temp.scaled_id('department', 1 + (n - 1) / 4), 'rep', 'self'
     FROM generate_series(1, $2::int * 4) n
   UNION ALL SELECT pg_temp.scaled_id('manager', n), pg_temp.scaled_id('department', n), 'sales-manager', 'department'
     FROM generate_series(1, $2::int) n
   UNION ALL SELECT pg_temp.scaled_id('head', n), pg_temp.scaled_id('subsidiary', n), 'subsidiary-head', 'subtree'
     FROM generate_series(1, $1::int) n
   UNION ALL SELECT pg_temp.scaled_id('hq', 1), pg_temp.scaled_id('group', 1), 'hq-sales', 'group'`,
]

// $1 subsidiaries, $2 customers, $3 today.
const customerSql = `
  INSERT INTO customer (id, name, name_latin, name_key, industry, region, keeper_org_id)
   SELECT pg_temp.scaled_id('customer', n),
     (ARRAY['晋岳','陇原','闽岚','滇岭','皖江','湘岭','沧澜','鲁岬'])[1 + pg_temp.draw('place', n, 8)] ||
     (ARRAY['特钢','重锻','铜冶','水泥','港务','炼化'])[1 + pg_temp.draw('trade', n, 6)] || n,
     'Customer ' || n, 'customer' || n, (ARRAY['steel','forging','mining','ports'])[1 + n % 4],
     (ARRAY['north','east','central','southwest'])[1 + n % 4], pg_temp.scaled_id('subsidiary', 1 + n % $1::int)
   FROM generate_series(1, $2::int) n`

const relationshipSql = `
  INSERT INTO customer_relationship (id, org_id, customer_id, owner_id, grade, since, name_sort)
   SELECT pg_temp.scaled_id('relationship', n), pg_temp.scaled_id('subsidiary', 1 + n % $1::int),
     pg_temp.scaled_id('customer', n), pg_temp.scaled_id('head', 1 + n % $1::int), 'B', $3::date - 500,
     (SELECT c.name FROM customer c WHERE c.id = pg_temp.scaled_id('customer', n))
   FROM generate_series(1, $2::int) n`

// Two companies have a contact at each customer: the first, to which the known people belong, and one other.
const contactSql = `
  INSERT INTO contact (id, org_id, customer_id, name, level)
   SELECT DISTINCT ON (company, n) pg_temp.scaled_id('contact', n * 2 + at), pg_temp.scaled_id('subsidiary', company),
     pg_temp.scaled_id('customer', n), '总经理 ' || n, 'executive'
   FROM generate_series(1, $2::int) n, LATERAL (VALUES (0, 1), (1, 1 + n % $1::int)) of (at, company)`

// $1 opportunities, $2 departments, $3 size of the large department, $4 customers, $5 today.
const opportunitySql = `
  INSERT INTO opportunity (id, org_id, number, name, name_latin, customer_id, type_id, stage_id, stage_entered_at, status,
    owner_id, is_major, amount, win_probability, expected_sign_on, last_activity_on, created_at, updated_at)
  SELECT pg_temp.scaled_id('opportunity', n), pg_temp.scaled_id('department', department), 'OPP-2000-' || lpad((n::bigint * 7919 % 9999991)::text, 7, '0'),
    (ARRAY['快锻液压机组','数控辗环机','铸造起重机','回转窑系统','半自磨机','加氢反应器'])[1 + pg_temp.draw('product', n, 6)] || ' ' || n,
    (ARRAY['fast forging press','ring rolling mill','ladle crane','rotary kiln','SAG mill','reactor'])
      [1 + pg_temp.draw('product', n, 6)] || ' ' || n,
    pg_temp.scaled_id('customer', 1 + n % $4::int), s.type_id, s.id, $5::date - pg_temp.draw('entered', n, 60),
    CASE WHEN status < 14 THEN 'open' WHEN status < 17 THEN 'won' ELSE 'lost' END,
    pg_temp.scaled_id('rep', (department - 1) * 4 + 1 + n % 4), coalesce(amount >= 90000000, false), amount, s.win_probability,
    CASE WHEN n % 20 = 0 THEN NULL ELSE $5::date - 60 + pg_temp.draw('sign', n, 500) END,
    $5::date - 1 - pg_temp.draw('activity', n, 200), $5::date - 300, $5::date - pg_temp.draw('updated', n, 60)
  FROM (
    SELECT n, CASE WHEN n <= $3::int THEN 1 ELSE 2 + n % ($2::int - 1) END AS department, pg_temp.draw('status', n, 20) AS status,
      CASE WHEN n % 25 = 0 THEN NULL ELSE (200 + pg_temp.draw('amount', n, 29800))::numeric * 10000 END AS amount
    FROM generate_series(1, $1::int) n) drawn
  JOIN stage s ON s.type_id = 'product-project' AND s.position = 1 + pg_temp.draw('stage', n, 7)`

// What hangs on each opportunity: access, two activities, a decision chain, the event of its opening.
const traceSql = [
  `INSERT INTO record_access (person_id, record_type, record_id, may_write)
   SELECT owner_id, 'opportunity', id, true FROM opportunity`,
  `INSERT INTO stage_total (org_id, stage_id, status, currency, count, amount, weighted)
   SELECT org_id, stage_id, status, currency, count(*), coalesce(sum(amount), 0), coalesce(sum(amount * win_probability / 100), 0)
   FROM opportunity GROUP BY 1, 2, 3, 4`,
  `INSERT INTO activity (id, org_id, customer_id, opportunity_id, person_id, kind, purpose, status, on_date, done_at, met_level, subject)
   SELECT md5(o.id::text || kind)::uuid, o.org_id, o.customer_id, o.id, o.owner_id, kind, purpose, 'done', o.last_activity_on,
     o.last_activity_on, level, subject
   FROM opportunity o, (VALUES ('visit', 'relationship', 'executive', '拜访总经理'), ('meeting', 'technical', 'manager', '技术交流'))
     a (kind, purpose, level, subject)`,
  `INSERT INTO decision_chain_member (opportunity_id, contact_id, role, attitude)
   SELECT o.id, c.id, 'decides', 'supports' FROM opportunity o JOIN organisation d ON d.id = o.org_id
   JOIN contact c ON c.customer_id = o.customer_id AND c.org_id = d.lineage[2]`,
  `INSERT INTO domain_event (id, at, org_id, actor_id, type, entity_type, entity_id, record_type, record_id, after)
   SELECT o.id, o.created_at, o.org_id, o.owner_id, 'opportunity.opened', 'opportunity', o.id, 'opportunity', o.id,
     jsonb_build_object('number', o.number, 'name', o.name, 'stageId', o.stage_id, 'ownerId', o.owner_id)
   FROM opportunity o`,
  `UPDATE customer_relationship r SET last_activity_on = last.on_date
   FROM (SELECT a.customer_id, o.lineage[2] AS company, max(a.on_date) AS on_date
         FROM activity a JOIN organisation o ON o.id = a.org_id GROUP BY 1, 2) last
   WHERE last.customer_id = r.customer_id AND last.company = r.org_id`,
]

// $1 departments, $2 opportunities. On every tenth opportunity somebody from elsewhere; the known rep on about five hundred of the
// others', however many there are: nobody is on five thousand teams.
const teamSql = `
  WITH member AS (
    SELECT o.id, CASE WHEN n % greatest(200, $2::int / 500) = 0 THEN pg_temp.scaled_id('rep', 1)
      ELSE pg_temp.scaled_id('rep', 1 + (n * 13) % ($1::int * 4)) END AS person_id
    FROM opportunity o, LATERAL (SELECT split_part(o.number, '-', 3)::int AS n) numbered WHERE n % 10 = 0),
  team AS (
    INSERT INTO opportunity_team (opportunity_id, person_id, role)
    SELECT m.id, m.person_id, 'technical' FROM member m JOIN opportunity o ON o.id = m.id WHERE o.owner_id <> m.person_id
    RETURNING opportunity_id, person_id)
  INSERT INTO record_access (person_id, record_type, record_id, may_write)
  SELECT person_id, 'opportunity', opportunity_id, false FROM team`

// $1 opportunities. A contract of each fourth, whether won or not: as many rows as a list can be slow on.
const contractSql = [
  `INSERT INTO contract (id, org_id, opportunity_id, customer_id, number, name, category, our_party, counterparty, owner_id,
     amount, currency, state, signed_on, created_at, updated_at)
   SELECT pg_temp.scaled_id('contract', n), o.org_id, o.id, o.customer_id, 'CON-2000-' || lpad((n::bigint * 7919 % 9999991)::text, 7, '0'),
     o.name || '合同', (ARRAY['equipment','engineering','spare-parts','service'])[1 + pg_temp.draw('category', n, 4)],
     '中嵩', (SELECT c.name FROM customer c WHERE c.id = o.customer_id), o.owner_id, coalesce(o.amount, 1000000), 'CNY',
     CASE WHEN n % 20 > 0 THEN 'signed' ELSE (ARRAY['draft', 'draft', 'in-approval', 'approved'])[1 + n / 20 % 4] END,
     CASE WHEN n % 20 > 0 THEN o.updated_at::date - pg_temp.draw('signed', n, 900) END, o.created_at, o.updated_at
   FROM generate_series(4, $1::int, 4) n JOIN opportunity o ON o.id = pg_temp.scaled_id('opportunity', n)`,
  `INSERT INTO contract_cost_line (id, contract_id, position, kind, amount)
   SELECT md5(c.id::text || at)::uuid, c.id, at, (ARRAY['material','labour'])[at], round(c.amount * (30 + pg_temp.draw('cost' || at, c.amount_sort, 15)) / 100, 2)
   FROM contract c, generate_series(1, 2) at WHERE c.signed_on IS NOT NULL AND $1::int > 0`,
  `INSERT INTO contract_cost (contract_id, org_id, cost, margin)
   SELECT c.id, c.org_id, l.cost, round((c.amount - l.cost) * 10000 / c.amount)
   FROM contract c LEFT JOIN (SELECT contract_id, sum(amount) AS cost FROM contract_cost_line GROUP BY 1) l ON l.contract_id = c.id
   WHERE $1::int > 0`,
  // The first half has come in; of the second some are owed, and some are not due yet.
  `INSERT INTO payment_plan_line (id, contract_id, position, kind, share, amount, due_on, received_on, received)
   SELECT md5(c.id::text || 'paid' || at)::uuid, c.id, at, (ARRAY['advance','delivery'])[at], 5000, round(c.amount / 2, 2),
     c.signed_on + at * 200, CASE WHEN at = 1 THEN c.signed_on + 150 END, CASE WHEN at = 1 THEN 1 END
   FROM contract c, generate_series(1, 2) at WHERE c.signed_on IS NOT NULL AND $1::int > 0`,
]
