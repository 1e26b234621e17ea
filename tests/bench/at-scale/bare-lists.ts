import type { Client } from 'pg'
import type { Actor } from '#prisma/actor.ts'

// What somebody would write who need not think of anybody's rights: the condition of the scope in the query, as a client of the
// owner's, and no policy behind it.

/** What of the opportunities `o` the actor would see. */
function scopeOf(actor: Actor): string {
  if (actor.all) return 'true'
  const named = `o.id IN (SELECT record_id FROM record_access WHERE person_id = '${actor.personId}')`
  return actor.orgs.length > 0 ? `(o.org_id = ANY ('{${actor.orgs.join()}}'::uuid[]) OR ${named})` : named
}

const row = `o.*, c.name AS customer, c.name_latin AS customer_latin, s.name_zh, s.name_en, s.position, p.name AS owner,
  (SELECT count(*) FROM stage k WHERE k.type_id = o.type_id) AS stages, n.on_date, n.subject`
const joined = `JOIN customer c ON c.id = o.customer_id JOIN stage s ON s.id = o.stage_id JOIN person p ON p.id = o.owner_id
  LEFT JOIN LATERAL (SELECT a.on_date, a.subject FROM activity a WHERE a.opportunity_id = o.id AND a.status = 'planned'
    ORDER BY a.on_date, a.id LIMIT 1) n ON true`

/** The opportunities that hold the word themselves or whose customer does: two indexes, as no index serves an OR over two tables. */
const holding = `SELECT f.id FROM opportunity f WHERE gantry.opportunity_text(f.number, f.name, f.name_latin) LIKE $1
  UNION SELECT f.id FROM customer k JOIN opportunity f ON f.customer_id = k.id
    WHERE gantry.customer_text(k.name, k.name_latin) LIKE $1`

async function inTransaction<T>(client: Client, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN')
  await client.query('SET LOCAL jit = off')
  const result = await work()
  await client.query('COMMIT')
  return result
}

/** The totals of each stage, kept where whole organisations are seen, and the ten largest cards of each. */
export function bareBoard(client: Client, actor: Actor): Promise<unknown> {
  const totals =
    actor.all || actor.orgs.length > 0
      ? `SELECT stage_id, currency, sum(count), sum(amount), sum(weighted) FROM stage_total
         WHERE status = 'open' AND ${actor.all ? 'true' : `org_id = ANY ('{${actor.orgs.join()}}'::uuid[])`} GROUP BY 1, 2`
      : `SELECT o.stage_id, o.currency, count(*), sum(o.amount), sum(o.amount * o.win_probability / 100) FROM opportunity o
         WHERE o.status = 'open' AND ${scopeOf(actor)} GROUP BY 1, 2`
  return inTransaction(client, async () => [
    await client.query(`SELECT * FROM stage WHERE type_id = 'product-project' ORDER BY position`),
    await client.query(totals),
    await client.query(
      `SELECT ${row} FROM stage g CROSS JOIN LATERAL (
         SELECT o.* FROM opportunity o WHERE o.stage_id = g.id AND o.status = 'open' AND ${scopeOf(actor)}
         ORDER BY o.amount_sort DESC, o.id DESC LIMIT 11) o ${joined}
       WHERE g.type_id = 'product-project'`,
    ),
  ])
}

/** The first page of the list narrowed to a word. */
export function bareSearch(client: Client, actor: Actor, word: string): Promise<unknown> {
  return inTransaction(client, () =>
    client.query(
      `SELECT ${row} FROM opportunity o ${joined}
       WHERE o.id IN (${holding}) AND o.status = 'open' AND ${scopeOf(actor)} ORDER BY o.sign_sort, o.id LIMIT 51`,
      [`%${word.toLowerCase()}%`],
    ),
  )
}

/** The best few opportunities, customers, contacts and colleagues that hold a word. */
export function bareEverything(client: Client, actor: Actor, word: string): Promise<unknown> {
  const companies = `'{${[...actor.orgs, ...actor.companies].join()}}'::uuid[]`
  const known = (table: string) => (actor.all ? 'true' : `${table}.org_id = ANY (${companies})`)
  const values = [`%${word.toLowerCase()}%`]
  return inTransaction(client, async () => [
    await client.query(
      `SELECT ${row} FROM opportunity o ${joined} WHERE o.id IN (${holding}) AND ${scopeOf(actor)}
       ORDER BY o.status = 'open' DESC, o.activity_sort DESC, o.id LIMIT 7`,
      values,
    ),
    await client.query(
      `SELECT k.*, (SELECT min(r.grade) FROM customer_relationship r WHERE r.customer_id = k.id AND ${known('r')}) AS grade,
         (SELECT count(*) FROM opportunity o WHERE o.customer_id = k.id AND o.status = 'open' AND ${scopeOf(actor)}) AS open
       FROM customer k WHERE gantry.customer_text(k.name, k.name_latin) LIKE $1 ORDER BY k.name, k.id LIMIT 6`,
      values,
    ),
    await client.query(
      `SELECT t.*, k.name FROM contact t JOIN customer k ON k.id = t.customer_id
       WHERE t.id IN (
         SELECT f.id FROM contact f WHERE gantry.contact_text(f.name, f.name_latin, f.title, f.title_latin) LIKE $1
         UNION SELECT f.id FROM customer m JOIN contact f ON f.customer_id = m.id
           WHERE gantry.customer_text(m.name, m.name_latin) LIKE $1) AND ${known('t')}
       ORDER BY t.level, t.name, t.id LIMIT 5`,
      values,
    ),
    await client.query(
      `SELECT p.* FROM person p WHERE p.name ILIKE $1 OR p.name_latin ILIKE $1 OR p.title ILIKE $1 ORDER BY p.name LIMIT 20`,
      values,
    ),
  ])
}
