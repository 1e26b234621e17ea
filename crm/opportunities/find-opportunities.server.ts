import { readCursor, writeCursor } from '#crm/lists/cursor.server.ts'
import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import { isCalendarDate } from '#lib/clock.ts'
import type { Actor } from '#prisma/actor.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import { boardSource } from './_board-source.server.ts'
import { direction, pageSource, sortOf } from './_list-source.server.ts'
import type { OpportunityFilter, OpportunityStatus } from './opportunity-list.schema.ts'

const { sql } = Prisma

/** A row of the opportunity list. Money as decimal strings, dates as `YYYY-MM-DD`. */
export interface OpportunityRow {
  id: string
  number: string
  name: Bilingual
  customer: { id: string; name: Bilingual }
  stage: { id: string; name: Bilingual; at: number; of: number }
  status: OpportunityStatus
  isMajor: boolean
  amount: string | null
  currency: string
  winProbability: number
  expectedSignOn: string | null
  owner: { id: string; name: Bilingual }
  lastActivityOn: string | null
  /** the nearest planned activity */
  next: { on: string; subject: Bilingual } | null
  /** the gravest of those that are open */
  warning: { severity: 'watch' | 'risk'; name: Bilingual } | null
  version: number
}

export interface OpportunityPage {
  rows: OpportunityRow[]
  /** address parameter of the next page, null on the last one */
  nextCursor: string | null
}

const pageSize = 50
// The database's search gives a thousand at most, so that as many mean that there may be more.
const mostSearched = 999

export interface Searched {
  found: string[] | null
  /** the search found more than this many */
  searchedOnly: number | null
}

interface FindOptions {
  tx: Tx
  actor: Actor
  filter: OpportunityFilter
  most?: number
  /** what was searched for already */
  searched?: Searched
}

/** One page of the opportunities that the actor sees and the filter lets through, in the filter's order. */
export async function findOpportunities(options: FindOptions): Promise<OpportunityPage> {
  const { tx, actor, filter, most = pageSize } = options
  const searched = options.searched ?? (await search({ tx, filter }))
  const source = pageSource({
    actor,
    filter,
    found: searched.found,
    cursor: readCursor(filter.cursor, soundValue[sortOf(filter).type]),
    most: most + 1,
  })
  const [page] = await readPages({
    tx,
    source: sql`SELECT 0 AS page, s.id, s.sort_value FROM (${source}) s`,
    filter,
    most: [most],
  })
  return page ?? { rows: [], nextCursor: null }
}

/**
 * The first page of each of several stages, by one question to the database.
 * @param filter its stage is left out
 */
export async function findOpportunityStages(options: {
  tx: Tx
  actor: Actor
  filter: OpportunityFilter
  stages: readonly { id: string; most: number }[]
  searched: Searched
}): Promise<OpportunityPage[]> {
  const { tx, actor, filter, stages, searched } = options
  const wanted = stages.map(({ id, most }) => ({ id, most: most + 1 }))
  const source = boardSource({ actor, filter, found: searched.found, stages: wanted })
  return await readPages({ tx, source, filter, most: stages.map(({ most }) => most) })
}

/**
 * Rows of pages, from their places.
 * @param source page (from 0), id, sort_value; of each page one more than is shown
 */
async function readPages(options: {
  tx: Tx
  source: Prisma.Sql
  filter: OpportunityFilter
  most: readonly number[]
}): Promise<OpportunityPage[]> {
  const { tx, source, filter, most } = options
  const order = direction(filter)
  const rows = await tx.$queryRaw<RawRow[]>(sql`
    SELECT page.page, o.id, o.number, o.name, o.name_latin, o.customer_id, c.name AS customer_name, c.name_latin AS customer_latin,
      o.stage_id, s.name_zh, s.name_en, s.position,
      (SELECT count(*)::int FROM stage k WHERE k.type_id = o.type_id) AS stages,
      o.status, o.is_major, o.amount::text, o.currency, o.win_probability, o.expected_sign_on::text,
      o.owner_id, p.name AS owner_name, p.name_latin AS owner_latin, o.last_activity_on::text, o.version,
      n.on_date::text AS next_on, n.subject AS next_subject, n.subject_latin AS next_latin,
      w.severity AS warning_severity, w.rule_id, w.name_zh AS warning_zh, w.name_en AS warning_en,
      page.sort_value::text AS sort_value
    FROM (${source}) page
    JOIN opportunity o ON o.id = page.id
    JOIN customer c ON c.id = o.customer_id
    JOIN stage s ON s.id = o.stage_id
    JOIN person p ON p.id = o.owner_id
    LEFT JOIN LATERAL (
      SELECT a.on_date, a.subject, a.subject_latin FROM activity a
      WHERE a.opportunity_id = o.id AND a.status = 'planned' ORDER BY a.on_date, a.id LIMIT 1) n ON true
    LEFT JOIN LATERAL (
      SELECT h.severity, h.rule_id, v.body -> 'name' ->> 'zh' AS name_zh, v.body -> 'name' ->> 'en' AS name_en
      FROM warning h LEFT JOIN rule_version v ON v.rule_id = h.rule_id AND v.version = h.rule_version
      WHERE h.record_type = 'opportunity' AND h.record_id = o.id AND h.status = 'open'
      ORDER BY h.severity = 'risk' DESC, h.opened_on, h.id LIMIT 1) w ON true
    ORDER BY page.page, page.sort_value ${order}, page.id ${order}`)
  return most.map((atMost, at) => {
    const found = rows.filter(({ page }) => page === at)
    const shown = found.slice(0, atMost)
    const last = shown.at(-1)
    return {
      rows: shown.map(toRow),
      nextCursor: found.length > atMost && last ? writeCursor({ value: last.sort_value, id: last.id }) : null,
    }
  })
}

/** How many there are, counted up to a limit, and what they are worth by currency when all were counted. */
export interface OpportunitySummary {
  count: number
  /** there are more than `count`, or may be */
  more: boolean
  /** the search found more than this many: the others, changed longer ago, are neither listed nor counted; null: it did not */
  searchedOnly: number | null
  /** empty when there are more: a sum over a part would be taken for the whole */
  totals: { currency: string; amount: string; weighted: string }[]
}

const mostCounted = 1000

/** Counts and sums what the filter lets through. Currencies are never added to each other. */
export async function summariseOpportunities({ tx, actor, filter }: FindOptions): Promise<OpportunitySummary> {
  const { found, searchedOnly } = await search({ tx, filter })
  const source = pageSource({ actor, filter, found, cursor: null, most: mostCounted + 1 })
  const groups = await tx.$queryRaw<{ currency: string; count: number; amount: string; weighted: string }[]>(sql`
    SELECT o.currency, count(*)::int AS count, coalesce(sum(o.amount), 0)::text AS amount,
      round(coalesce(sum(o.amount * o.win_probability / 100), 0), 2)::text AS weighted
    FROM (${source}) page JOIN opportunity o ON o.id = page.id GROUP BY o.currency ORDER BY 2 DESC, 1`)
  const count = groups.reduce((sum, group) => sum + group.count, 0)
  const more = count > mostCounted || searchedOnly !== null
  return {
    count: Math.min(count, mostCounted),
    more,
    searchedOnly,
    totals: more ? [] : groups.map(({ currency, amount, weighted }) => ({ currency, amount, weighted })),
  }
}

/** What the filter's words find, as ids; null when it has none. The board asks once for all of its columns. */
export async function search({ tx, filter }: Pick<FindOptions, 'tx' | 'filter'>): Promise<Searched> {
  if (!filter.q) return { found: null, searchedOnly: null }
  const rows = await tx.$queryRaw<{ id: string }[]>(
    sql`SELECT id FROM gantry.search_opportunities(${filter.q}, ${mostSearched + 1}) AS found (id)`,
  )
  const found = rows.slice(0, mostSearched).map((row) => row.id)
  return { found, searchedOnly: rows.length > mostSearched ? mostSearched : null }
}

const soundValue = {
  date: isCalendarDate,
  bigint: (value: string) => /^-?\d{1,18}$/.test(value),
  text: (value: string) => /^[^\0]{1,500}$/.test(value),
} as const

interface RawRow {
  page: number
  id: string
  number: string
  name: string
  name_latin: string | null
  customer_id: string
  customer_name: string
  customer_latin: string | null
  stage_id: string
  name_zh: string
  name_en: string
  position: number
  stages: number
  status: OpportunityStatus
  is_major: boolean
  amount: string | null
  currency: string
  win_probability: number
  expected_sign_on: string | null
  owner_id: string
  owner_name: string
  owner_latin: string | null
  last_activity_on: string | null
  next_on: string | null
  next_subject: string | null
  next_latin: string | null
  warning_severity: 'watch' | 'risk' | null
  rule_id: string
  warning_zh: string | null
  warning_en: string | null
  version: number
  sort_value: string
}

function toRow(row: RawRow): OpportunityRow {
  return {
    id: row.id,
    number: row.number,
    name: bilingual(row.name, row.name_latin),
    customer: { id: row.customer_id, name: bilingual(row.customer_name, row.customer_latin) },
    stage: { id: row.stage_id, name: { zh: row.name_zh, en: row.name_en }, at: row.position, of: row.stages },
    status: row.status,
    isMajor: row.is_major,
    amount: row.amount,
    currency: row.currency,
    winProbability: row.win_probability,
    expectedSignOn: row.expected_sign_on,
    owner: { id: row.owner_id, name: bilingual(row.owner_name, row.owner_latin) },
    lastActivityOn: row.last_activity_on,
    next:
      row.next_on && row.next_subject
        ? { on: row.next_on, subject: bilingual(row.next_subject, row.next_latin) }
        : null,
    warning: row.warning_severity && {
      severity: row.warning_severity,
      // A wording that nobody can read leaves the rule's number.
      name: { zh: row.warning_zh ?? row.rule_id, en: row.warning_en ?? row.rule_id },
    },
    version: row.version,
  }
}
