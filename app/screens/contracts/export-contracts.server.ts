import { type CsvCell, type CsvColumn, csvLines } from '#app/http/csv.ts'
import { type ExportTools, exportPageSize } from '#app/http/export-list.server.ts'
import type { ContractFilter } from '#crm/contracts/contract-list.schema.ts'
import { type ContractRow, findContracts } from '#crm/contracts/find-contracts.server.ts'

interface ExportOptions extends ExportTools {
  filter: ContractFilter
  /** the person sees what contracts cost; for others there are no such columns */
  costs: boolean
  /** rows a transaction */
  pageSize?: number
}

/** The lines of the contract list as a CSV file, in the list's order. Each page is a short transaction of its own. */
export function exportContracts(options: ExportOptions): AsyncGenerator<string> {
  const { inPage, filter, pageSize = exportPageSize } = options
  return csvLines({
    columns: columnsOf(options),
    readPage: (cursor) =>
      inPage((tx, actor) => findContracts({ tx, actor, filter: { ...filter, cursor }, most: pageSize })),
  })
}

function columnsOf({ side, t, costs }: Pick<ExportOptions, 'side' | 't' | 'costs'>): CsvColumn<ContractRow>[] {
  const column = (key: string, cell: (row: ContractRow) => CsvCell) => ({ head: t(`column.${key}`), cell })
  return [
    column('number', (row) => row.number),
    column('name', (row) => row.name[side]),
    column('category', (row) => t(`category.${row.category}`)),
    column('counterparty', (row) => row.counterparty[side]),
    column('amount', (row) => row.amount),
    column('currency', (row) => row.currency),
    column('state', (row) => t(`state.${row.state}`)),
    column('planned', (row) => row.plannedSignOn),
    column('signed', (row) => row.signedOn),
    column('owner', (row) => row.owner.name[side]),
    ...(costs
      ? [column('cost', (row) => row.margin?.cost ?? null), column('margin', (row) => row.margin?.percent ?? null)]
      : []),
  ]
}
