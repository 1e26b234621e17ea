import type { Actor } from '#prisma/actor.ts'
import { Prisma } from '#prisma/client.server.ts'
import { type CustomerFilter, needsRelationship, settledFilter } from './customer-list.schema.ts'

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
 * The ids of one page, in order: `SELECT id, sort_value`. The whole group is read from the customer master; whoever looks at
 * relationships gets them from the index that their way of narrowing has: a company's own, a person's, those of a grade. So a
 * page costs what it shows, whatever there is. Row-level security stands behind each way unchanged.
 */
export function pageSource(source: Source): Prisma.Sql {
  const { actor, filter } = source
  const { circle, sort } = settledFilter(filter)
  const ofMaster =
    sort === 'name' && (circle === 'group' || (actor.all && circle === 'ours' && !needsRelationship(filter)))
  const rows = ofMaster ? fromCustomers(source) : fromRelationships(source)
  return sql`SELECT id, sort_value FROM (${rows}) page ${walk(source, sql`sort_value`, sql`id`)}`
}

function fromCustomers(source: Source): Prisma.Sql {
  const { filter, found } = source
  const { circle } = settledFilter(filter)
  // Asked for each row in turn: a join of the whole would read every relationship there is.
  const held =
    circle === 'ours'
      ? sql`CROSS JOIN LATERAL (SELECT FROM customer_relationship r WHERE r.customer_id = c.id LIMIT 1) held`
      : empty
  const pick = (where: Prisma.Sql) => sql`SELECT c.id, c.name AS sort_value FROM customer c ${held}
    WHERE ${where} ${ofCustomer(source)} ${beyond(source, sql`c.name`, sql`c.id`)} ${walk(source, sql`c.name`, sql`c.id`)}`
  if (found) return each(found, 'uuid', pick, sql`c.id`)
  if (filter.industry) return each(filter.industry, 'text', pick, sql`c.industry`)
  if (filter.region) return each(filter.region, 'text', pick, sql`c.region`)
  return pick(sql`true`)
}

/** A customer stands where the relationship stands that counts for it, once: the latest by activity, the last by id by name. */
function fromRelationships(source: Source): Prisma.Sql {
  const { actor, filter, found } = source
  const { circle, sort } = settledFilter(filter)
  const column = (of: Prisma.Sql) => (sort === 'activity' ? sql`${of}.activity_sort` : sql`${of}.name_sort`)
  const place = column(sql`r`)
  const customer = filter.industry || filter.region ? sql`JOIN customer c ON c.id = r.customer_id` : empty
  // OFFSET 0: asked for each row in turn, as above.
  const conditions = sql`${ofRelationship(source)} ${ofCustomer(source)} ${beyond(source, place, sql`r.customer_id`)}
    AND NOT EXISTS (SELECT FROM customer_relationship r2 WHERE r2.customer_id = r.customer_id
      AND (${column(sql`r2`)}, r2.id) > (${place}, r.id) ${ofRelationship(source, sql`r2`)} OFFSET 0)`
  const pick = (where: Prisma.Sql) => sql`SELECT r.customer_id AS id, ${place} AS sort_value
    FROM customer_relationship r ${customer} WHERE ${where} ${conditions} ${walk(source, place, sql`r.customer_id`)}`
  if (found) return each(found, 'uuid', pick, sql`r.customer_id`)
  if (filter.org) return pick(sql`true`)
  if (circle === 'mine') return pick(sql`true`)
  if (actor.all) return filter.grade ? each(filter.grade, 'text', pick, sql`r.grade`) : pick(sql`true`)
  return each([...new Set([...actor.orgs, ...actor.companies])], 'uuid', pick, sql`r.org_id`)
}

/** A page of each value's rows, so that an index in the list's order serves every one of them. */
function each(
  values: readonly string[],
  type: 'uuid' | 'text',
  pick: (where: Prisma.Sql) => Prisma.Sql,
  column: Prisma.Sql,
): Prisma.Sql {
  return sql`SELECT p.id, p.sort_value FROM unnest(${[...values]}::${raw(type)}[]) of (value)
    CROSS JOIN LATERAL (${pick(sql`${column} = of.value`)}) p`
}

function walk({ filter, most }: Source, place: Prisma.Sql, id: Prisma.Sql): Prisma.Sql {
  const order = raw(settledFilter(filter).dir === 'asc' ? 'ASC' : 'DESC')
  return sql`ORDER BY ${place} ${order}, ${id} ${order} LIMIT ${most}`
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
function ofCustomer({ filter }: Source): Prisma.Sql {
  const conditions: Prisma.Sql[] = []
  if (filter.industry) conditions.push(sql`AND c.industry = ANY (${filter.industry})`)
  if (filter.region) conditions.push(sql`AND c.region = ANY (${filter.region})`)
  return conditions.length > 0 ? join(conditions, ' ') : empty
}

function beyond({ filter, cursor }: Source, place: Prisma.Sql, id: Prisma.Sql): Prisma.Sql {
  if (!cursor) return empty
  const { sort, dir } = settledFilter(filter)
  const type = raw(sort === 'activity' ? 'date' : 'text')
  return sql`AND (${place}, ${id}) ${raw(dir === 'asc' ? '>' : '<')} (${cursor.value}::${type}, ${cursor.id}::uuid)`
}
