import { useTranslation } from 'react-i18next'
import { useGroup } from '#app/i18n/use-group.ts'

/** What opportunities are worth, plain and weighted, one line a currency: currencies are never added to each other. */
export function CurrencySums({
  totals,
}: {
  totals: readonly { currency: string; amount: string; weighted: string }[]
}) {
  const { t } = useTranslation('opportunities')
  const { moneyText } = useGroup()
  return totals.map(({ currency, amount, weighted }) => (
    <span key={currency} className="flex gap-6">
      <span>
        {t('list.total')} <b className="font-semibold text-ink">{moneyText(amount, currency)}</b>
      </span>
      <span>
        {t('list.weighted')} <b className="font-semibold text-ink">{moneyText(weighted, currency)}</b>
      </span>
    </span>
  ))
}
