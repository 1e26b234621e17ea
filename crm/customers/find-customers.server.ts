import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import { isCalendarDate } from '#lib/clock.ts'
import { z } from '#lib/zod.ts'
import type { Actor } from '#prisma/actor.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import { type Cursor, pageSource } from './_list-source.server.ts'
import type { Grade, Industry, Region } from './customer.schema.ts'
import { type CustomerFilter, settledFilter } from './customer-list.schema.ts'

const { sql, raw } = Prisma

/** A row of the customer list. Money as decimal strings, dates as `YYYY-MM-DD`. */
export interface CustomerRow {
  id: string
  name: Bilingual
  creditCode: string | null
  industry: Industry
  region: Region
  city: Bilingual | null
  keeper: { id: string; name: Bilingual }
  /** of the relationships that the actor sees: how many, the best grade, the one looking after it when there is one only */
  relationships: { count: number; grade: Grade | null; owner: { id: string; name: Bilingual } | null }
  /** open opportunities that the actor sees, and what they are worth by currency */
  open: { count: number; amounts: { currency: string; amount: string }[] }
  lastActivityOn: string | null
}

export interface CustomerPage {
  rows: CustomerRow[]
  /** address parameter of the next page, null on the last one */
  nextCursor: string | null
}

interface FindOptions {
  tx: Tx
  actor: Actor
  filter: CustomerFilter
  most?: number
}

const pageSize = 50
// The database's search gives a thousand at most, so that as many mean that there may be more.
const mostSearched = 999
const mostCounted = 1000

/** One page of the group's customers that the filter lets through, with what the actor sees of each. */
export async function findCustomers({ tx, actor, filter, most = pageSize }: FindOptions): Promise<CustomerPage> {
  const { found } = await search({ tx, filter })
  const source = pageSource({ actor, filter, found, cursor: readCursor(filter), most: most + 1 })
  const order = raw(settledFilter(filter).dir === 'asc' ? 'ASC' : 'DESC')
  const rows = await tx.$queryRaw<RawRow[]>(sql`
    SELECT c.id, c.name, c.name_latin, c.credit_code, c.industry, c.region, c.city, c.city_latin,
      c.keeper_org_id, k.name AS keeper_name, k.name_latin AS keeper_latin,
      r.relationships, r.grade, r.last_activity_on::text, p.id AS owner_id, p.name AS owner_name,
      p.name_latin AS owner_latin, coalesce(o.opportunities, 0) AS opportunities, o.amounts,
      page.sort_value::text AS sort_value
    FROM (${source}) page
    JOIN customer c ON c.id = page.id
    JOIN organisation k ON k.id = c.keeper_org_id
    LEFT JOIN LATERAL (
      SELECT count(*)::int AS relationships, min(r.grade) AS grade, max(r.last_activity_on) AS last_activity_on,
        (array_agg(r.owner_id))[1] AS owner_id
      FROM customer_relationship r WHERE r.customer_id = c.id) r ON true
    LEFT JOIN person p ON p.id = r.owner_id AND r.relationships = 1
    LEFT JOIN LATERAL (
      SELECT sum(g.opportunities)::int AS opportunities,
        jsonb_agg(jsonb_build_object('currency', g.currency, 'amount', g.amount::text) ORDER BY g.opportunities DESC)
          FILTER (WHERE g.amount > 0) AS amounts
      FROM (SELECT o.currency, count(*) AS opportunities, coalesce(sum(o.amount), 0) AS amount FROM opportunity o
        WHERE o.customer_id = c.id AND o.status = 'open' GROUP BY o.currency) g) o ON true
    ORDER BY page.sort_value ${order}, page.id ${order}`)
  const shown = rows.slice(0, most)
  const last = shown.at(-1)
  return {
    rows: shown.map(toRow),
    nextCursor: rows.length > most && last ? writeCursor(filter, { value: last.sort_value, id: last.id }) : null,
  }
}

export interface CustomerCount {
  count: number
  /** there are more than `count`, or may be */
  more: boolean
  /** the search found more than this many: the others, later by name, are neither listed nor counted; null: it did not */
  searchedOnly: number | null
}

/** How many customers the filter lets through, counted up to a limit. */
export async function countCustomers({ tx, actor, filter }: FindOptions): Promise<CustomerCount> {
  const { found, searchedOnly } = await search({ tx, filter })
  const source = pageSource({ actor, filter, found, cursor: null, most: mostCounted + 1 })
  const [row] = await tx.$queryRaw<{ count: number }[]>(sql`SELECT count(*)::int AS count FROM (${source}) page`)
  const count = row?.count ?? 0
  return { count: Math.min(count, mostCounted), more: count > mostCounted || searchedOnly !== null, searchedOnly }
}

async function search({ tx, filter }: Pick<FindOptions, 'tx' | 'filter'>) {
  if (!filter.q) return { found: null, searchedOnly: null }
  const rows = await tx.$queryRaw<{ id: string }[]>(
    sql`SELECT id FROM gantry.search_customers(${filter.q}, ${mostSearched + 1}) AS found (id)`,
  )
  const found = rows.slice(0, mostSearched).map((row) => row.id)
  return { found, searchedOnly: rows.length > mostSearched ? mostSearched : null }
}

/** The place is kept with the sort it belongs to: an address whose sort was changed by hand starts at the top. */
function readCursor(filter: CustomerFilter): Cursor | null {
  if (!filter.cursor) return null
  try {
    const [sort, value, id] = JSON.parse(Buffer.from(filter.cursor, 'base64url').toString('utf8'))
    const known = settledFilter(filter).sort === sort && typeof value === 'string' && z.guid().safeParse(id).success
    const sound = known && ((sort === 'name' && !value.includes('\0')) || isCalendarDate(value))
    return sound ? { value, id } : null
  } catch {
    return null
  }
}

function writeCursor(filter: CustomerFilter, { value, id }: Cursor): string {
  return Buffer.from(JSON.stringify([settledFilter(filter).sort, value, id])).toString('base64url')
}

interface RawRow {
  id: string
  name: string
  name_latin: string | null
  credit_code: string | null
  industry: string
  region: string
  city: string | null
  city_latin: string | null
  keeper_org_id: string
  keeper_name: string
  keeper_latin: string | null
  relationships: number
  grade: string | null
  last_activity_on: string | null
  owner_id: string | null
  owner_name: string | null
  owner_latin: string | null
  opportunities: number
  amounts: { currency: string; amount: string }[] | null
  sort_value: string
}

function toRow(row: RawRow): CustomerRow {
  const { owner_id: ownerId, owner_name: ownerName } = row
  return {
    id: row.id,
    name: bilingual(row.name, row.name_latin),
    creditCode: row.credit_code,
    industry: row.industry as Industry,
    region: row.region as Region,
    city: row.city ? bilingual(row.city, row.city_latin) : null,
    keeper: { id: row.keeper_org_id, name: bilingual(row.keeper_name, row.keeper_latin) },
    relationships: {
      count: row.relationships,
      grade: row.grade as Grade | null,
      owner: ownerId && ownerName ? { id: ownerId, name: bilingual(ownerName, row.owner_latin) } : null,
    },
    open: { count: row.opportunities, amounts: row.amounts ?? [] },
    lastActivityOn: row.last_activity_on,
  }
}
