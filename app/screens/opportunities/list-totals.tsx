import type { OpportunitySummary } from '#crm/opportunities/find-opportunities.server.ts'
import { CurrencySums } from './currency-sums.tsx'

/** Sums over everything that the conditions let through, one line a currency; nothing where not all was counted. */
export function ListTotals({ summary }: { summary: OpportunitySummary }) {
  if (summary.totals.length === 0) return null
  return (
    <footer className="flex flex-none flex-wrap gap-x-6 border-line border-t bg-sunken px-5 py-2 text-ink-3 phone:px-4">
      <CurrencySums totals={summary.totals} />
    </footer>
  )
}
