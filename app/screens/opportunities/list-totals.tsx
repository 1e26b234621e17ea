import { useTranslation } from 'react-i18next'
import { useGroup } from '#app/i18n/use-group.ts'
import type { OpportunitySummary } from '#crm/opportunities/find-opportunities.server.ts'

/** Sums over everything that the conditions let through, one line a currency; nothing where not all was counted. */
export function ListTotals({ summary }: { summary: OpportunitySummary }) {
  const { t } = useTranslation('opportunities')
  const { moneyText } = useGroup()
  if (summary.totals.length === 0) return null
  return (
    <footer className="flex flex-none flex-wrap gap-x-6 border-line border-t bg-sunken px-5 py-2 text-ink-3 phone:px-4">
      {summary.totals.map(({ currency, amount, weighted }) => {
        return (
          <span key={currency} className="flex gap-6">
            <span>
              {t('list.total')} <b className="font-semibold text-ink">{moneyText(amount, currency)}</b>
            </span>
            <span>
              {t('list.weighted')} <b className="font-semibold text-ink">{moneyText(weighted, currency)}</b>
            </span>
          </span>
        )
      })}
    </footer>
  )
}
