import { type CsvCell, csvLine } from '#app/http/csv.ts'
import type { CustomerFilter } from '#crm/customers/customer-list.schema.ts'
import { type CustomerRow, findCustomers } from '#crm/customers/find-customers.server.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'

interface ExportOptions {
  inTx: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  actor: Actor
  filter: CustomerFilter
  side: 'zh' | 'en'
  /** the catalogue `customers` */
  t: (key: string) => string
  /** rows a transaction */
  pageSize?: number
}

const columns = [
  'name',
  'creditCode',
  'industry',
  'region',
  'city',
  'grade',
  'owner',
  'keeper',
  'openCount',
  'openAmount',
  'lastActivity',
] as const

/** The lines of the customer list as a CSV file, in the list's order. Each page is a short transaction of its own. */
export async function* exportCustomers(options: ExportOptions): AsyncGenerator<string> {
  const { inTx, actor, filter, side, t, pageSize = 500 } = options
  yield csvLine(columns.map((column) => t(`column.${column}`)))
  let cursor: string | undefined
  do {
    const page = await inTx((tx) => findCustomers({ tx, actor, filter: { ...filter, cursor }, most: pageSize }))
    for (const row of page.rows) yield csvLine(cellsOf(row, side, t))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
}

function cellsOf(row: CustomerRow, side: 'zh' | 'en', t: ExportOptions['t']): CsvCell[] {
  return [
    row.name[side],
    row.creditCode,
    t(`industry.${row.industry}`),
    t(`region.${row.region}`),
    row.city?.[side] ?? null,
    row.relationships.grade,
    row.relationships.owner?.name[side] ?? null,
    row.keeper.name[side],
    row.open.count,
    // One currency is a number; several are never added to each other.
    row.open.amounts.length === 1
      ? (row.open.amounts[0]?.amount ?? null)
      : row.open.amounts.map(({ currency, amount }) => `${currency} ${amount}`).join('; ') || null,
    row.lastActivityOn,
  ]
}
