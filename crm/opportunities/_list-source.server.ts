import type { Cursor } from '#crm/lists/cursor.server.ts'
import type { Actor } from '#prisma/actor.ts'
import { Prisma } from '#prisma/client.server.ts'
import type { OpportunityFilter, OpportunitySort, OpportunityStatus } from './opportunity-list.schema.ts'
import { opportunityStatuses } from './opportunity-list.schema.ts'

const { sql, empty, join, raw } = Prisma

interface SortColumn {
  column: string
  type: 'date' | 'bigint' | 'text'
  /** direction when the address names none */
  natural: 'asc' | 'desc'
}

export const sortColumns = {
  sign: { column: 'sign_sort', type: 'date', natural: 'asc' },
  amount: { column: 'amount_sort', type: 'bigint', natural: 'desc' },
  activity: { column: 'activity_sort', type: 'date', natural: 'desc' },
  name: { column: 'name', type: 'text', natural: 'asc' },
} as const satisfies Record<OpportunitySort, SortColumn>

interface Source {
  actor: Actor
  filter: OpportunityFilter
  /** ids that the text search found, when there is one */
  found: string[] | null
  cursor: Cursor | null
  most: number
}

/**
 * The ids of one page, in order: `SELECT id, sort_value`. The way to the rows depends on how far the actor sees: the whole
 * group walks the ordered index; a department or subsidiary takes a few rows of each of its organisations, and what it was
 * added to by name; a rep starts from what they were given. Row-level security stands behind each way unchanged.
 */
export function pageSource(source: Source): Prisma.Sql {
  const { actor, filter, found, most } = source
  const { column } = sortOf(filter)
  const order = direction(filter)
  const narrowed = narrow(source)
  const statuses = statusesOf(filter)
  const pick = (where: Prisma.Sql) =>
    sql`SELECT o.id, o.${raw(column)} AS sort_value FROM opportunity o
      WHERE ${where} ${narrowed} ORDER BY o.${raw(column)} ${order}, o.id ${order} LIMIT ${most}`
  const named = (who: Prisma.Sql) => sql`SELECT o.id, o.${raw(column)} AS sort_value FROM record_access a
      JOIN opportunity o ON o.id = a.record_id
      WHERE a.person_id = ${actor.personId}::uuid AND a.record_type = 'opportunity'
        AND o.status = ANY (${statuses}::text[]) ${who} ${narrowed}`

  const parts: Prisma.Sql[] = []
  if (found) {
    parts.push(sql`SELECT o.id, o.${raw(column)} AS sort_value FROM opportunity o
      WHERE o.id = ANY (${found}::uuid[]) AND o.status = ANY (${statuses}::text[]) ${narrowed}`)
  } else if (filter.mine || filter.owner) {
    const owner = filter.mine ? actor.personId : filter.owner
    parts.push(sql`SELECT p.id, p.sort_value FROM unnest(${statuses}::text[]) s (status)
      CROSS JOIN LATERAL (${pick(sql`o.owner_id = ${owner}::uuid AND o.status = s.status`)}) p`)
  } else if (actor.all && filter.stage?.length) {
    parts.push(sql`SELECT p.id, p.sort_value FROM unnest(${statuses}::text[]) s (status), unnest(${filter.stage}::text[]) g (stage)
      CROSS JOIN LATERAL (${pick(sql`o.stage_id = g.stage AND o.status = s.status`)}) p`)
  } else if (actor.all && !filter.org) {
    parts.push(sql`SELECT p.id, p.sort_value FROM unnest(${statuses}::text[]) s (status)
      CROSS JOIN LATERAL (${pick(sql`o.status = s.status`)}) p`)
  } else {
    const orgs = filter.org ? [filter.org] : [...actor.orgs]
    if (orgs.length > 0) {
      parts.push(sql`SELECT p.id, p.sort_value FROM unnest(${orgs}::uuid[]) g (org_id), unnest(${statuses}::text[]) s (status)
        CROSS JOIN LATERAL (${pick(sql`o.org_id = g.org_id AND o.status = s.status`)}) p`)
    }
    if (!actor.all) parts.push(named(filter.org ? sql`AND o.org_id = ${filter.org}::uuid` : empty))
  }
  return sql`SELECT id, sort_value FROM (${join(parts, ' UNION ')}) page
    ORDER BY sort_value ${order}, id ${order} LIMIT ${most}`
}

export function sortOf(filter: OpportunityFilter): SortColumn {
  return sortColumns[filter.sort ?? 'sign']
}

export function direction(filter: OpportunityFilter): Prisma.Sql {
  return (filter.dir ?? sortOf(filter).natural) === 'asc' ? sql`ASC` : sql`DESC`
}

/** The statuses that a filter lets through. */
export function statusesOf(filter: OpportunityFilter): OpportunityStatus[] {
  if (filter.status === 'all') return [...opportunityStatuses]
  return [filter.status ?? 'open']
}

/** The filters that are held against a row after it was found, and the place where the page goes on. */
export function narrow({ actor, filter, cursor }: Source): Prisma.Sql {
  const { column, type } = sortOf(filter)
  const conditions: Prisma.Sql[] = []
  const and = (condition: Prisma.Sql) => conditions.push(sql`AND ${condition}`)
  if (filter.type) and(sql`o.type_id = ${filter.type}`)
  const [stage, ...others] = filter.stage ?? []
  // An index is walked in its order behind one value, and not behind a list that happens to hold one.
  if (stage !== undefined) {
    and(others.length === 0 ? sql`o.stage_id = ${stage}` : sql`o.stage_id = ANY (${filter.stage}::text[])`)
  }
  if (filter.org) and(sql`o.org_id = ${filter.org}::uuid`)
  if (filter.mine) and(sql`o.owner_id = ${actor.personId}::uuid`)
  if (filter.owner) and(sql`o.owner_id = ${filter.owner}::uuid`)
  if (filter.customer) and(sql`o.customer_id = ${filter.customer}::uuid`)
  if (filter.major) and(sql`o.is_major`)
  if (filter.min) and(sql`o.amount_sort >= ${filter.min}::bigint * 100`)
  if (filter.max) and(sql`o.amount_sort BETWEEN 0 AND ${filter.max}::bigint * 100`)
  if (filter.signFrom) and(sql`o.sign_sort >= ${filter.signFrom}::date`)
  if (filter.signTo) and(sql`o.sign_sort <= ${filter.signTo}::date`)
  if (filter.idleSince) and(sql`o.activity_sort < ${filter.idleSince}::date`)
  if (cursor) {
    const beyond = (filter.dir ?? sortOf(filter).natural) === 'asc' ? raw('>') : raw('<')
    and(sql`(o.${raw(column)}, o.id) ${beyond} (${cursor.value}::${raw(type)}, ${cursor.id}::uuid)`)
  }
  return conditions.length > 0 ? join(conditions, ' ') : empty
}
