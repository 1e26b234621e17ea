import { useTranslation } from 'react-i18next'
import { useGroup } from '#app/i18n/use-group.ts'
import type { OneTotal } from '#crm/exchange-rates/in-one-currency.ts'

/** In the few words that a column has room for: what of its sum is in other currencies, by which day's rates, and what is not in it. */
export function ColumnCurrencies({ total }: { total: OneTotal }) {
  const { t } = useTranslation('rates')
  const { moneyText, date } = useGroup()
  const { parts, apart, rateDays } = total
  const others = parts.filter(({ rate }) => rate !== null)
  return (
    <>
      {others.length > 0 && (
        <p className="text-ink-2 text-xs">
          {t('sum.of', {
            amounts: others.map(({ amount, currency }) => moneyText(amount, currency)).join(t('sum.comma')),
          })}
        </p>
      )}
      {rateDays && <p className="text-ink-3 text-xs">{t('sum.rateDay', { day: date(rateDays.to) })}</p>}
      {apart.map(({ amount, currency }) => (
        <p key={currency} className="text-watch-text text-xs">
          {t('sum.without', { amount: moneyText(amount, currency) })}
        </p>
      ))}
    </>
  )
}
