import { type CsvCell, type CsvColumn, csvLines } from '#app/http/csv.ts'
import { type ExportTools, exportPageSize } from '#app/http/export-list.server.ts'
import type { BidFilter } from '#crm/bids/bid-list.schema.ts'
import { type BidRow, findBids } from '#crm/bids/find-bids.server.ts'

interface ExportOptions extends ExportTools {
  filter: BidFilter
  /** rows a transaction */
  pageSize?: number
}

/** The lines of the list of bids as a CSV file, in the list's order. Each page is a short transaction of its own. */
export function exportBids(options: ExportOptions): AsyncGenerator<string> {
  const { inPage, filter, pageSize = exportPageSize } = options
  return csvLines({
    columns: columnsOf(options),
    readPage: (cursor) => inPage((tx, actor) => findBids({ tx, actor, filter: { ...filter, cursor }, most: pageSize })),
  })
}

function columnsOf({ side, t }: Pick<ExportOptions, 'side' | 't'>): CsvColumn<BidRow>[] {
  const column = (key: string, cell: (row: BidRow) => CsvCell) => ({ head: t(`column.${key}`), cell })
  return [
    column('number', (row) => row.number),
    column('name', (row) => row.name[side]),
    column('customer', (row) => row.customer[side]),
    column('tender', (row) => row.tenderNumber),
    column('opens', (row) => row.opensOn),
    column('price', (row) => row.price),
    column('currency', (row) => row.currency),
    column('result', (row) => t(`result.${row.result}`)),
    column('resultOn', (row) => row.resultOn),
    column('winner', (row) => row.winner),
    column('rank', (row) => row.rank),
    column('review', (row) => row.reviewedOn),
    column('owner', (row) => row.owner.name[side]),
  ]
}
