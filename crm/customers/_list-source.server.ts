import type { Actor } from '#prisma/actor.ts'
import { Prisma } from '#prisma/client.server.ts'
import { type CustomerFilter, settledFilter } from './customer-list.schema.ts'

const { sql, empty, join, raw } = Prisma

/** Where a page goes on: the sort value and the id of the last row shown. */
export interface Cursor {
  value: string
  id: string
}

interface Source {
  actor: Actor
  filter: CustomerFilter
  /** ids that the text search found, when there is one */
  found: string[] | null
  cursor: Cursor | null
  most: number
}

/**
 * The ids of one page, in order: `SELECT id, sort_value`. Whoever sees the whole group walks an index in the list's order;
 * a company starts from its own relationships, which are few. Row-level security stands behind each way unchanged.
 */
export function pageSource(source: Source): Prisma.Sql {
  const { filter, most } = source
  const { sort, dir } = settledFilter(filter)
  const order = raw(dir === 'asc' ? 'ASC' : 'DESC')
  const rows = sort === 'activity' ? byActivity(source) : byName(source)
  return sql`SELECT id, sort_value FROM (${rows}) page ORDER BY sort_value ${order}, id ${order} LIMIT ${most}`
}

function byName(source: Source): Prisma.Sql {
  const { actor, filter, most, found } = source
  const { circle, dir } = settledFilter(filter)
  const order = raw(dir === 'asc' ? 'ASC' : 'DESC')
  const narrowed = sql`${ofCustomer(source)} ${beyond(source, sql`c.name`, 'text')}`
  const walk = sql`ORDER BY c.name ${order}, c.id ${order} LIMIT ${most}`
  if (circle === 'group') {
    return sql`SELECT c.id, c.name AS sort_value FROM customer c WHERE true ${narrowed} ${walk}`
  }
  if (actor.all && circle === 'ours' && !filter.org && !found) {
    return sql`SELECT c.id, c.name AS sort_value FROM customer c WHERE EXISTS (
      SELECT FROM customer_relationship r WHERE r.customer_id = c.id ${ofRelationship(source)}) ${narrowed} ${walk}`
  }
  return sql`SELECT DISTINCT c.id, c.name AS sort_value FROM customer_relationship r
    JOIN customer c ON c.id = r.customer_id WHERE true ${ofRelationship(source)} ${narrowed}`
}

/** By the latest activity of any relationship that counts: a customer stands where its latest one does, once. */
function byActivity(source: Source): Prisma.Sql {
  const { actor, filter, most } = source
  const { circle, dir } = settledFilter(filter)
  const order = raw(dir === 'asc' ? 'ASC' : 'DESC')
  const conditions = sql`${ofRelationship(source)} ${ofCustomer(source)} ${beyond(source, sql`r.activity_sort`, 'date')}
    AND NOT EXISTS (SELECT FROM customer_relationship r2 WHERE r2.customer_id = r.customer_id
      AND (r2.activity_sort, r2.id) > (r.activity_sort, r.id) ${ofRelationship(source, sql`r2`)})`
  const pick = (where: Prisma.Sql) => sql`SELECT r.customer_id AS id, r.activity_sort AS sort_value
    FROM customer_relationship r JOIN customer c ON c.id = r.customer_id
    WHERE ${where} ${conditions} ORDER BY r.activity_sort ${order}, r.customer_id ${order} LIMIT ${most}`
  const orgs = filter.org ? [filter.org] : actor.all || circle === 'mine' ? null : [...actor.orgs, ...actor.companies]
  if (!orgs) return pick(sql`true`)
  return sql`SELECT p.id, p.sort_value FROM unnest(${[...new Set(orgs)]}::uuid[]) g (org_id)
    CROSS JOIN LATERAL (${pick(sql`r.org_id = g.org_id`)}) p`
}

/** What the filter asks of a relationship. */
function ofRelationship({ actor, filter }: Source, of: Prisma.Sql = sql`r`): Prisma.Sql {
  const { circle } = settledFilter(filter)
  const conditions: Prisma.Sql[] = []
  if (circle === 'mine') conditions.push(sql`AND ${of}.owner_id = ${actor.personId}::uuid`)
  if (filter.org) conditions.push(sql`AND ${of}.org_id = ${filter.org}::uuid`)
  if (filter.grade) conditions.push(sql`AND ${of}.grade = ANY (${filter.grade})`)
  return conditions.length > 0 ? join(conditions, ' ') : empty
}

/** What the filter asks of the customer itself. */
function ofCustomer({ filter, found }: Source): Prisma.Sql {
  const conditions: Prisma.Sql[] = []
  if (found) conditions.push(sql`AND c.id = ANY (${found}::uuid[])`)
  if (filter.industry) conditions.push(sql`AND c.industry = ANY (${filter.industry})`)
  if (filter.region) conditions.push(sql`AND c.region = ANY (${filter.region})`)
  return conditions.length > 0 ? join(conditions, ' ') : empty
}

function beyond({ filter, cursor }: Source, column: Prisma.Sql, type: 'text' | 'date'): Prisma.Sql {
  if (!cursor) return empty
  const id = type === 'date' ? sql`r.customer_id` : sql`c.id`
  const further = raw(settledFilter(filter).dir === 'asc' ? '>' : '<')
  return sql`AND (${column}, ${id}) ${further} (${cursor.value}::${raw(type)}, ${cursor.id}::uuid)`
}
