import { readCursor, writeCursor } from '#crm/lists/cursor.server.ts'
import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import { isCalendarDate } from '#lib/clock.ts'
import type { Actor } from '#prisma/actor.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import { direction, pageSource, sortOf } from './_list-source.server.ts'
import type { BidResult } from './bid.schema.ts'
import type { BidFilter } from './bid-list.schema.ts'

const { sql } = Prisma

/** A row of the list of bids. Money as decimal strings, dates as `YYYY-MM-DD`. */
export interface BidRow {
  id: string
  number: string
  name: Bilingual
  customer: Bilingual
  tenderNumber: string | null
  opensOn: string | null
  price: string | null
  currency: string
  result: BidResult
  resultOn: string | null
  /** the competitor who won, when one did */
  winner: string | null
  /** how our offer was placed among so many */
  rank: number | null
  offers: number
  reviewedOn: string | null
  owner: { id: string; name: Bilingual }
}

export interface BidPage {
  rows: BidRow[]
  /** address parameter of the next page, null on the last one */
  nextCursor: string | null
}

/** How many there are, counted up to a limit, and how they ended when all were counted. */
export interface BidSummary {
  count: number
  /** there are more than `count`, or may be */
  more: boolean
  /** empty when there are more: a share of a part would be taken for the whole */
  results: Partial<Record<BidResult, number>>
}

const pageSize = 50
const mostCounted = 1000
// The database's search gives a thousand at most, so that as many mean that there may be more.
const mostSearched = 999

interface FindOptions {
  tx: Tx
  actor: Actor
  filter: BidFilter
  most?: number
}

/** One page of the bids that the actor sees and the filter lets through, in the filter's order. */
export async function findBids({ tx, actor, filter, most = pageSize }: FindOptions): Promise<BidPage> {
  const { found } = await search(tx, filter)
  const order = direction(filter)
  const source = pageSource({
    actor,
    filter,
    found,
    cursor: readCursor(filter.cursor, soundValue[sortOf(filter).type]),
    most: most + 1,
  })
  const rows = await tx.$queryRaw<RawRow[]>(sql`
    SELECT b.id, b.number, b.name, b.name_latin, b.tender_number, b.opens_on::text, b.price::text, b.currency, b.result,
      b.result_on::text, b.reviewed_on::text, b.owner_id, p.name AS owner_name, p.name_latin AS owner_latin,
      c.name AS customer_name, c.name_latin AS customer_latin, f.offers, f.winner, f.rank, page.sort_value::text AS sort_value
    FROM (${source}) page
    JOIN bid b ON b.id = page.id
    JOIN person p ON p.id = b.owner_id
    JOIN customer c ON c.id = b.customer_id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS offers, max(o.competitor) FILTER (WHERE o.is_winner) AS winner,
        max(o.rank) FILTER (WHERE o.competitor IS NULL) AS rank
      FROM bid_offer o WHERE o.bid_id = b.id) f
    ORDER BY page.sort_value ${order}, page.id ${order}`)
  const shown = rows.slice(0, most)
  const last = shown.at(-1)
  return {
    rows: shown.map(toRow),
    nextCursor: rows.length > most && last ? writeCursor({ value: last.sort_value, id: last.id }) : null,
  }
}

/** Counts what the filter lets through, by how it ended. */
export async function summariseBids({ tx, actor, filter }: FindOptions): Promise<BidSummary> {
  const { found, searchedOnly } = await search(tx, filter)
  const source = pageSource({ actor, filter, found, cursor: null, most: mostCounted + 1 })
  const groups = await tx.$queryRaw<{ result: BidResult; count: number }[]>(sql`
    SELECT b.result, count(*)::int AS count FROM (${source}) page JOIN bid b ON b.id = page.id GROUP BY b.result`)
  const count = groups.reduce((sum, group) => sum + group.count, 0)
  const more = count > mostCounted || searchedOnly
  return {
    count: Math.min(count, mostCounted),
    more,
    results: more ? {} : Object.fromEntries(groups.map((group) => [group.result, group.count])),
  }
}

/** The ids that words or a competitor narrow the list to; null without either. */
async function search(tx: Tx, filter: BidFilter): Promise<{ found: string[] | null; searchedOnly: boolean }> {
  const { q, competitor } = filter
  if (!q && !competitor) return { found: null, searchedOnly: false }
  const named = q
    ? await ids(tx, sql`SELECT id FROM gantry.search_bids(${q}, ${mostSearched + 1}::int) AS found (id)`)
    : null
  const met = competitor
    ? await ids(tx, sql`SELECT id FROM gantry.bids_against(${competitor}, ${mostSearched + 1}::int) AS found (id)`)
    : null
  const both = named && met ? named.filter((id) => met.includes(id)) : (named ?? met ?? [])
  const isFull = [named, met].some((some) => (some?.length ?? 0) > mostSearched)
  return { found: both.slice(0, mostSearched), searchedOnly: isFull }
}

async function ids(tx: Tx, query: Prisma.Sql): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>(query)
  return rows.map(({ id }) => id)
}

const soundValue = {
  date: isCalendarDate,
  bigint: (value: string) => /^-?\d{1,18}$/.test(value),
  text: (value: string) => /^[^\0]{1,500}$/.test(value),
} as const

interface RawRow {
  id: string
  number: string
  name: string
  name_latin: string | null
  tender_number: string | null
  opens_on: string | null
  price: string | null
  currency: string
  result: BidResult
  result_on: string | null
  reviewed_on: string | null
  owner_id: string
  owner_name: string
  owner_latin: string | null
  customer_name: string
  customer_latin: string | null
  offers: number
  winner: string | null
  rank: number | null
  sort_value: string
}

function toRow(row: RawRow): BidRow {
  return {
    id: row.id,
    number: row.number,
    name: bilingual(row.name, row.name_latin),
    customer: bilingual(row.customer_name, row.customer_latin),
    tenderNumber: row.tender_number,
    opensOn: row.opens_on,
    price: row.price,
    currency: row.currency,
    result: row.result,
    resultOn: row.result_on,
    winner: row.winner,
    rank: row.rank,
    offers: row.offers,
    reviewedOn: row.reviewed_on,
    owner: { id: row.owner_id, name: bilingual(row.owner_name, row.owner_latin) },
  }
}
