import { useTranslation } from 'react-i18next'
import { CurrencySums } from '#app/screens/exchange-rates/currency-sums.tsx'
import type { OpportunitySummary } from '#crm/opportunities/find-opportunities.server.ts'

/** Sums over everything that the conditions let through; nothing where not all was counted. */
export function ListTotals({ summary }: { summary: OpportunitySummary }) {
  const { t } = useTranslation('opportunities')
  if (summary.totals.length === 0) return null
  return (
    <footer className="flex flex-none flex-wrap gap-x-6 border-line border-t bg-sunken px-5 py-2 text-ink-3 phone:px-4">
      <CurrencySums totals={summary.totals} words={{ total: t('list.total'), weighted: t('list.weighted') }} />
    </footer>
  )
}
