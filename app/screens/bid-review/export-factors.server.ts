import { type CsvCell, csvLines } from '#app/http/csv.ts'
import type { ExportTools } from '#app/http/export-list.server.ts'
import type { BidReviewFilter } from '#crm/bids/bid-review.schema.ts'
import { countFactors, type FactorCount } from '#crm/bids/count-factors.server.ts'
import { factorWords } from './factor-words.ts'

/** The lines of the table of factors as a CSV file, in its order; rates in per cent. */
export function exportFactors(options: ExportTools & { filter: BidReviewFilter }): AsyncGenerator<string> {
  const { inPage, filter, side, t } = options
  const column = (key: string, cell: (row: FactorCount) => CsvCell) => ({ head: t(`factors.${key}`), cell })
  const percent = (rate: number | null) => (rate === null ? null : (rate * 100).toFixed(1))
  return csvLines({
    columns: [
      column('factor', (row) => factorWords(row, (words) => words[side])),
      column('won', (row) => row.won),
      column('bids', (row) => row.bids),
      column('rate', (row) => percent(row.rate)),
      column('lower', (row) => percent(row.lower)),
      column('upper', (row) => percent(row.upper)),
      column('restWon', (row) => row.restWon),
      column('restBids', (row) => row.restBids),
      column('restRate', (row) => percent(row.restRate)),
      column('confidence', (row) => t(`confidence.${row.confidence}`)),
    ],
    readPage: async () => ({
      rows: await inPage((tx, actor) => countFactors({ tx, actor, filter })),
      nextCursor: null,
    }),
  })
}
