import { type CsvCell, type CsvColumn, csvLines } from '#app/http/csv.ts'
import { type ExportTools, exportPageSize } from '#app/http/export-list.server.ts'
import { findOpportunities, type OpportunityRow } from '#crm/opportunities/find-opportunities.server.ts'
import type { OpportunityFilter } from '#crm/opportunities/opportunity-list.schema.ts'

interface ExportOptions extends ExportTools {
  filter: OpportunityFilter
  /** rows a transaction */
  pageSize?: number
}

/** The lines of the opportunity list as a CSV file, in the list's order. Each page is a short transaction of its own. */
export function exportOpportunities(options: ExportOptions): AsyncGenerator<string> {
  const { inPage, filter, pageSize = exportPageSize } = options
  return csvLines({
    columns: columnsOf(options),
    readPage: (cursor) =>
      inPage((tx, actor) => findOpportunities({ tx, actor, filter: { ...filter, cursor }, most: pageSize })),
  })
}

function columnsOf({ side, t }: Pick<ExportTools, 'side' | 't'>): CsvColumn<OpportunityRow>[] {
  const column = (key: string, cell: (row: OpportunityRow) => CsvCell) => ({ head: t(`export.column.${key}`), cell })
  return [
    column('number', (row) => row.number),
    column('name', (row) => row.name[side]),
    column('customer', (row) => row.customer.name[side]),
    column('status', (row) => t(`list.status.${row.status}`)),
    column('stage', (row) => row.stage.name[side]),
    column('major', (row) => (row.isMajor ? t('export.yes') : null)),
    column('amount', (row) => row.amount),
    column('currency', (row) => (row.amount === null ? null : row.currency)),
    column('probability', (row) => row.winProbability),
    column('sign', (row) => row.expectedSignOn),
    column('owner', (row) => row.owner.name[side]),
    column('activity', (row) => row.lastActivityOn),
    column('nextOn', (row) => row.next?.on ?? null),
    column('next', (row) => row.next?.subject[side] ?? null),
  ]
}
