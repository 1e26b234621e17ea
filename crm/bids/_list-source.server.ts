import type { Cursor } from '#crm/lists/cursor.server.ts'
import type { Actor } from '#prisma/actor.ts'
import { Prisma } from '#prisma/client.server.ts'
import type { BidFilter, BidSort } from './bid-list.schema.ts'

const { sql, empty, join, raw } = Prisma

interface SortColumn {
  column: string
  type: 'date' | 'bigint' | 'text'
  /** direction when the address names none */
  natural: 'asc' | 'desc'
}

const sortColumns = {
  opens: { column: 'opens_sort', type: 'date', natural: 'desc' },
  price: { column: 'price_sort', type: 'bigint', natural: 'desc' },
  name: { column: 'name', type: 'text', natural: 'asc' },
} as const satisfies Record<BidSort, SortColumn>

interface Source {
  actor: Actor
  filter: BidFilter
  /** ids that the search found, when there was one */
  found: string[] | null
  cursor: Cursor | null
  most: number
}

/**
 * The ids of one page, in order: `SELECT id, sort_value`. As for contracts the way to the rows depends on how far the actor sees;
 * what the actor's company learned from is one more way.
 */
export function pageSource(source: Source): Prisma.Sql {
  const { actor, filter, found, most } = source
  const order = direction(filter)
  const narrowed = narrow(source)
  const value = raw(`b.${sortOf(filter).column}`)
  const pick = (where: Prisma.Sql) =>
    sql`SELECT b.id, ${value} AS sort_value FROM bid b
      WHERE ${where} ${narrowed} ORDER BY ${value} ${order}, b.id ${order} LIMIT ${most}`
  const each = (ids: readonly string[], where: Prisma.Sql) =>
    sql`SELECT p.id, p.sort_value FROM unnest(${[...ids]}::uuid[]) g (id) CROSS JOIN LATERAL (${pick(where)}) p`

  const parts: Prisma.Sql[] = []
  if (found) {
    parts.push(sql`SELECT b.id, ${value} AS sort_value FROM bid b WHERE b.id = ANY (${found}::uuid[]) ${narrowed}`)
  } else if (filter.opportunity) {
    parts.push(sql`(${pick(sql`b.opportunity_id = ${filter.opportunity}::uuid`)})`)
  } else if (filter.mine) {
    parts.push(sql`(${pick(sql`b.owner_id = ${actor.personId}::uuid`)})`)
  } else if (actor.all) {
    parts.push(sql`(${pick(sql`true`)})`)
  } else {
    if (actor.orgs.length > 0) parts.push(each(actor.orgs, sql`b.org_id = g.id`))
    parts.push(each(actor.companies, sql`b.company_id = g.id AND b.reviewed_on IS NOT NULL`))
    parts.push(sql`SELECT b.id, ${value} AS sort_value FROM record_access a
      JOIN bid b ON b.opportunity_id = a.record_id
      WHERE a.person_id = ${actor.personId}::uuid AND a.record_type = 'opportunity' ${narrowed}`)
  }
  return sql`SELECT id, sort_value FROM (${join(parts, ' UNION ')}) page
    ORDER BY sort_value ${order}, id ${order} LIMIT ${most}`
}

export function sortOf(filter: BidFilter): SortColumn {
  return sortColumns[filter.sort ?? 'opens']
}

export function direction(filter: BidFilter): Prisma.Sql {
  return (filter.dir ?? sortOf(filter).natural) === 'asc' ? sql`ASC` : sql`DESC`
}

/** What the index has for a running bid whose opening is not known; one that has ended counts by the day of its result. */
const unknown = '9999-12-31'

/** The filters that are held against a row after it was found, and the place where the page goes on. */
function narrow({ actor, filter, cursor }: Source): Prisma.Sql {
  const { column, type, natural } = sortOf(filter)
  const conditions: Prisma.Sql[] = []
  const and = (condition: Prisma.Sql) => conditions.push(sql`AND ${condition}`)
  if (filter.result) and(sql`b.result = ${filter.result}`)
  // As the index of what is owed says it.
  if (filter.review === 'owed') and(sql`b.reviewed_on IS NULL AND b.result = ANY ('{won,lost}')`)
  if (filter.review === 'submitted') and(sql`b.reviewed_on IS NOT NULL`)
  if (filter.mine) and(sql`b.owner_id = ${actor.personId}::uuid`)
  if (filter.opportunity) and(sql`b.opportunity_id = ${filter.opportunity}::uuid`)
  if (filter.customer) and(sql`b.customer_id = ${filter.customer}::uuid`)
  if (filter.min) and(sql`b.price_sort >= ${filter.min}::bigint * 100`)
  if (filter.max) and(sql`b.price_sort <= ${filter.max}::bigint * 100 AND b.price_sort >= 0`)
  if (filter.opensFrom) and(sql`b.opens_sort >= ${filter.opensFrom}::date AND b.opens_sort < ${unknown}::date`)
  if (filter.opensTo) and(sql`b.opens_sort <= ${filter.opensTo}::date AND b.opens_sort < ${unknown}::date`)
  if (cursor) {
    const beyond = (filter.dir ?? natural) === 'asc' ? raw('>') : raw('<')
    and(sql`${raw(`(b.${column}, b.id)`)} ${beyond} (${cursor.value}::${raw(type)}, ${cursor.id}::uuid)`)
  }
  return conditions.length > 0 ? join(conditions, ' ') : empty
}
