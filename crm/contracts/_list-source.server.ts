import type { Cursor } from '#crm/lists/cursor.server.ts'
import type { Actor } from '#prisma/actor.ts'
import { Prisma } from '#prisma/client.server.ts'
import type { ContractFilter, ContractSort } from './contract-list.schema.ts'

const { sql, empty, join, raw } = Prisma

interface SortColumn {
  table: 'c' | 'k'
  column: string
  type: 'date' | 'bigint' | 'text'
  /** direction when the address names none */
  natural: 'asc' | 'desc'
}

const sortColumns = {
  signed: { table: 'c', column: 'signed_sort', type: 'date', natural: 'desc' },
  amount: { table: 'c', column: 'amount_sort', type: 'bigint', natural: 'desc' },
  name: { table: 'c', column: 'name', type: 'text', natural: 'asc' },
  cost: { table: 'k', column: 'cost_sort', type: 'bigint', natural: 'desc' },
  margin: { table: 'k', column: 'margin_sort', type: 'bigint', natural: 'asc' },
} as const satisfies Record<ContractSort, SortColumn>

interface Source {
  actor: Actor
  /** only what its actor may ask */
  filter: ContractFilter
  /** ids that the text search found, when there is one */
  found: string[] | null
  cursor: Cursor | null
  most: number
}

/**
 * The ids of one page, in order: `SELECT id, sort_value`. As for opportunities the way to the rows depends on how far the actor
 * sees, and row-level security stands behind each way unchanged. The table of costs is in the statement only when it is asked
 * for.
 */
export function pageSource(source: Source): Prisma.Sql {
  const { actor, filter, found, most } = source
  const { table, column } = sortOf(filter)
  const order = direction(filter)
  const narrowed = narrow(source)
  const costs = table === 'k' || filter.marginMin !== undefined || filter.marginMax !== undefined
  const tables = costs ? sql`contract_cost k JOIN contract c ON c.id = k.contract_id` : sql`contract c`
  const value = raw(`${table}.${column}`)
  const id = raw(idOf(table))
  const org = raw(`${table}.org_id`)
  const pick = (where: Prisma.Sql) =>
    sql`SELECT c.id, ${value} AS sort_value FROM ${tables}
      WHERE ${where} ${narrowed} ORDER BY ${value} ${order}, ${id} ${order} LIMIT ${most}`

  const parts: Prisma.Sql[] = []
  if (found) {
    parts.push(sql`SELECT c.id, ${value} AS sort_value FROM ${tables} WHERE c.id = ANY (${found}::uuid[]) ${narrowed}`)
  } else if (filter.opportunity) {
    parts.push(sql`(${pick(sql`c.opportunity_id = ${filter.opportunity}::uuid`)})`)
  } else if (filter.mine) {
    parts.push(sql`(${pick(sql`c.owner_id = ${actor.personId}::uuid`)})`)
  } else if (actor.all) {
    parts.push(sql`(${pick(sql`true`)})`)
  } else {
    if (actor.orgs.length > 0) {
      parts.push(sql`SELECT p.id, p.sort_value FROM unnest(${[...actor.orgs]}::uuid[]) g (org_id)
        CROSS JOIN LATERAL (${pick(sql`${org} = g.org_id`)}) p`)
    }
    parts.push(sql`SELECT c.id, ${value} AS sort_value FROM record_access a
      JOIN contract c ON c.opportunity_id = a.record_id ${costs ? sql`JOIN contract_cost k ON k.contract_id = c.id` : empty}
      WHERE a.person_id = ${actor.personId}::uuid AND a.record_type = 'opportunity' ${narrowed}`)
  }
  return sql`SELECT id, sort_value FROM (${join(parts, ' UNION ')}) page
    ORDER BY sort_value ${order}, id ${order} LIMIT ${most}`
}

export function sortOf(filter: ContractFilter): SortColumn {
  return sortColumns[filter.sort ?? 'signed']
}

export function direction(filter: ContractFilter): Prisma.Sql {
  return (filter.dir ?? sortOf(filter).natural) === 'asc' ? sql`ASC` : sql`DESC`
}

// In the table that is walked, so that its index gives the order.
function idOf(table: SortColumn['table']): string {
  return table === 'k' ? 'k.contract_id' : 'c.id'
}

/** What the index has for a contract that is not signed. */
const unsigned = '9999-12-31'

/** The filters that are held against a row after it was found, and the place where the page goes on. */
function narrow({ actor, filter, cursor }: Source): Prisma.Sql {
  const { table, column, type, natural } = sortOf(filter)
  const conditions: Prisma.Sql[] = []
  const and = (condition: Prisma.Sql) => conditions.push(sql`AND ${condition}`)
  if (filter.category?.length) and(sql`c.category = ANY (${filter.category}::text[])`)
  if (filter.state === 'unsigned') and(sql`c.signed_sort = ${unsigned}::date`)
  else if (filter.state === 'signed') and(sql`c.signed_sort < ${unsigned}::date`)
  // What is not signed stands together at the end of the index.
  else if (filter.state) and(sql`c.state = ${filter.state} AND c.signed_sort = ${unsigned}::date`)
  if (filter.mine) and(sql`c.owner_id = ${actor.personId}::uuid`)
  if (filter.opportunity) and(sql`c.opportunity_id = ${filter.opportunity}::uuid`)
  if (filter.customer) and(sql`c.customer_id = ${filter.customer}::uuid`)
  if (filter.min) and(sql`c.amount_sort >= ${filter.min}::bigint * 100`)
  if (filter.max) and(sql`c.amount_sort <= ${filter.max}::bigint * 100`)
  if (filter.signedFrom) and(sql`c.signed_sort >= ${filter.signedFrom}::date AND c.signed_sort < ${unsigned}::date`)
  if (filter.signedTo) and(sql`c.signed_sort <= ${filter.signedTo}::date AND c.signed_sort < ${unsigned}::date`)
  // By the column that the index has; the largest stands for none.
  if (filter.marginMin) {
    and(sql`k.margin_sort >= ${filter.marginMin}::bigint * 100 AND k.margin_sort < 9000000000000000000`)
  }
  if (filter.marginMax) and(sql`k.margin_sort <= ${filter.marginMax}::bigint * 100`)
  if (cursor) {
    const beyond = (filter.dir ?? natural) === 'asc' ? raw('>') : raw('<')
    const place = raw(`(${table}.${column}, ${idOf(table)})`)
    and(sql`${place} ${beyond} (${cursor.value}::${raw(type)}, ${cursor.id}::uuid)`)
  }
  return conditions.length > 0 ? join(conditions, ' ') : empty
}
