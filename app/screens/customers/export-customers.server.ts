import { type CsvCell, type CsvColumn, csvLines } from '#app/http/csv.ts'
import { type ExportTools, exportPageSize } from '#app/http/export-list.server.ts'
import type { CustomerFilter } from '#crm/customers/customer-list.schema.ts'
import { type CustomerRow, findCustomers } from '#crm/customers/find-customers.server.ts'

interface ExportOptions extends ExportTools {
  filter: CustomerFilter
  /** rows a transaction */
  pageSize?: number
}

/** The lines of the customer list as a CSV file, in the list's order. Each page is a short transaction of its own. */
export function exportCustomers(options: ExportOptions): AsyncGenerator<string> {
  const { inPage, filter, pageSize = exportPageSize } = options
  return csvLines({
    columns: columnsOf(options),
    readPage: (cursor) =>
      inPage((tx, actor) => findCustomers({ tx, actor, filter: { ...filter, cursor }, most: pageSize })),
  })
}

function columnsOf({ side, t }: Pick<ExportTools, 'side' | 't'>): CsvColumn<CustomerRow>[] {
  const column = (key: string, cell: (row: CustomerRow) => CsvCell) => ({ head: t(`column.${key}`), cell })
  return [
    column('name', (row) => row.name[side]),
    column('creditCode', (row) => row.creditCode),
    column('industry', (row) => t(`industry.${row.industry}`)),
    column('region', (row) => t(`region.${row.region}`)),
    column('city', (row) => row.city?.[side] ?? null),
    column('grade', (row) => row.relationships.grade),
    column('owner', (row) => row.relationships.owner?.name[side] ?? null),
    column('keeper', (row) => row.keeper.name[side]),
    column('openCount', (row) => row.open.count),
    column('openAmount', amountOf),
    column('lastActivity', (row) => row.lastActivityOn),
  ]
}

/** One currency is a number; several are never added to each other. */
function amountOf({ open: { amounts } }: CustomerRow): CsvCell {
  if (amounts.length === 1) return amounts[0]?.amount ?? null
  return amounts.map(({ currency, amount }) => `${currency} ${amount}`).join('; ') || null
}
