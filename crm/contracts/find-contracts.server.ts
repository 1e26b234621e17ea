import { readCursor, writeCursor } from '#crm/lists/cursor.server.ts'
import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import { isCalendarDate } from '#lib/clock.ts'
import type { Actor } from '#prisma/actor.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import { direction, pageSource, sortOf } from './_list-source.server.ts'
import type { ContractCategory, ContractState } from './contract.schema.ts'
import { askable, type ContractFilter } from './contract-list.schema.ts'

const { sql } = Prisma

/** A row of the contract list. Money as decimal strings, dates as `YYYY-MM-DD`. */
export interface ContractRow {
  id: string
  number: string
  name: Bilingual
  category: ContractCategory
  counterparty: Bilingual
  amount: string
  currency: string
  state: ContractState
  plannedSignOn: string | null
  signedOn: string | null
  owner: { id: string; name: Bilingual }
  /** null alike for whoever does not see costs and where there are no cost lines */
  margin: { cost: string; percent: string | null } | null
}

export interface ContractPage {
  rows: ContractRow[]
  /** address parameter of the next page, null on the last one */
  nextCursor: string | null
}

/** How many there are, counted up to a limit, and what they are worth by currency when all were counted. */
export interface ContractSummary {
  count: number
  /** there are more than `count`, or may be */
  more: boolean
  /** empty when there are more: a sum over a part would be taken for the whole */
  totals: { currency: string; amount: string }[]
}

const pageSize = 50
const mostCounted = 1000
// The database's search gives a thousand at most, so that as many mean that there may be more.
const mostSearched = 999

interface FindOptions {
  tx: Tx
  actor: Actor
  filter: ContractFilter
  most?: number
}

/**
 * One page of the contracts that the actor sees and the filter lets through, in the filter's order. What the actor may not ask
 * (`askable`) is as if it had not been asked.
 */
export async function findContracts(options: FindOptions): Promise<ContractPage> {
  const { tx, actor, most = pageSize } = options
  const filter = askable(actor, options.filter)
  const { found } = await search(tx, filter)
  const order = direction(filter)
  const source = pageSource({
    actor,
    filter,
    found,
    cursor: readCursor(filter.cursor, soundValue[sortOf(filter).type]),
    most: most + 1,
  })
  const costs = actor.costs
    ? { columns: sql`k.cost::text, k.margin::text`, table: sql`LEFT JOIN contract_cost k ON k.contract_id = c.id` }
    : { columns: sql`NULL AS cost, NULL AS margin`, table: Prisma.empty }
  const rows = await tx.$queryRaw<RawRow[]>(sql`
    SELECT c.id, c.number, c.name, c.name_latin, c.category, c.counterparty, c.counterparty_latin, c.amount::text, c.currency,
      c.state, c.planned_sign_on::text, c.signed_on::text, c.owner_id, p.name AS owner_name, p.name_latin AS owner_latin, ${costs.columns},
      page.sort_value::text AS sort_value
    FROM (${source}) page
    JOIN contract c ON c.id = page.id
    JOIN person p ON p.id = c.owner_id
    ${costs.table}
    ORDER BY page.sort_value ${order}, page.id ${order}`)
  const shown = rows.slice(0, most)
  const last = shown.at(-1)
  return {
    rows: shown.map(toRow),
    nextCursor: rows.length > most && last ? writeCursor({ value: last.sort_value, id: last.id }) : null,
  }
}

/** Counts and sums what the filter lets through. Currencies are never added to each other. */
export async function summariseContracts(options: FindOptions): Promise<ContractSummary> {
  const { tx, actor } = options
  const filter = askable(actor, options.filter)
  const { found, searchedOnly } = await search(tx, filter)
  const source = pageSource({ actor, filter, found, cursor: null, most: mostCounted + 1 })
  const groups = await tx.$queryRaw<{ currency: string; count: number; amount: string }[]>(sql`
    SELECT c.currency, count(*)::int AS count, sum(c.amount)::text AS amount
    FROM (${source}) page JOIN contract c ON c.id = page.id GROUP BY c.currency ORDER BY 2 DESC, 1`)
  const count = groups.reduce((sum, group) => sum + group.count, 0)
  const more = count > mostCounted || searchedOnly
  return {
    count: Math.min(count, mostCounted),
    more,
    totals: more ? [] : groups.map(({ currency, amount }) => ({ currency, amount })),
  }
}

async function search(tx: Tx, filter: ContractFilter): Promise<{ found: string[] | null; searchedOnly: boolean }> {
  if (!filter.q) return { found: null, searchedOnly: false }
  const rows = await tx.$queryRaw<{ id: string }[]>(
    sql`SELECT id FROM gantry.search_contracts(${filter.q}, ${mostSearched + 1}::int) AS found (id)`,
  )
  return { found: rows.slice(0, mostSearched).map((row) => row.id), searchedOnly: rows.length > mostSearched }
}

const soundValue = {
  date: isCalendarDate,
  // The largest of a margin without costs has nineteen digits, of which not all fit.
  bigint: (value: string) => /^-?\d{1,19}$/.test(value) && BigInt.asIntN(64, BigInt(value)) === BigInt(value),
  text: (value: string) => /^[^\0]{1,500}$/.test(value),
} as const

interface RawRow {
  id: string
  number: string
  name: string
  name_latin: string | null
  category: ContractCategory
  counterparty: string
  counterparty_latin: string | null
  amount: string
  currency: string
  state: ContractState
  planned_sign_on: string | null
  signed_on: string | null
  owner_id: string
  owner_name: string
  owner_latin: string | null
  cost: string | null
  /** ten-thousandths */
  margin: string | null
  sort_value: string
}

function toRow(row: RawRow): ContractRow {
  return {
    id: row.id,
    number: row.number,
    name: bilingual(row.name, row.name_latin),
    category: row.category,
    counterparty: bilingual(row.counterparty, row.counterparty_latin),
    amount: row.amount,
    currency: row.currency,
    state: row.state,
    plannedSignOn: row.planned_sign_on,
    signedOn: row.signed_on,
    owner: { id: row.owner_id, name: bilingual(row.owner_name, row.owner_latin) },
    margin:
      row.cost === null
        ? null
        : { cost: row.cost, percent: row.margin === null ? null : new Prisma.Decimal(row.margin).div(100).toFixed(2) },
  }
}
