import type { OpportunityRow } from '#prisma/seeds/dataset.ts'
import type { Fields } from './events.ts'
import type { EditedColumns } from './step.ts'

const fieldOfColumn = {
  amount: 'amount',
  budget: 'budget',
  expected_sign_on: 'expectedSignOn',
  bid_opens_on: 'bidOpensOn',
  tender_number: 'tenderNumber',
  product: 'product',
  win_probability: 'winProbability',
} as const

/** The named columns of a row as an event says them; transcriptions are left out, as nobody types them. */
export function editedFields(row: OpportunityRow, columns: EditedColumns): Fields {
  const said: Record<string, string | null> = {}
  for (const column of Object.keys(fieldOfColumn) as (keyof typeof fieldOfColumn)[]) {
    if (!(column in columns)) continue
    const value = row[column]
    said[fieldOfColumn[column]] = value === null ? null : String(value)
  }
  return said
}
