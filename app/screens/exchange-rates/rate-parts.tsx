import { ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useGroup } from '#app/i18n/use-group.ts'
import type { CurrencyTotal, OneTotal } from '#crm/exchange-rates/in-one-currency.ts'

/** By which day's rates a sum was reckoned and, on opening, from what; nothing where nothing was converted. */
export function RateParts({ total }: { total: OneTotal }) {
  const { t } = useTranslation('rates')
  const { exact, date } = useGroup()
  if (!total.rateDays) return null
  const { from, to } = total.rateDays
  return (
    <details className="section">
      <summary className="flex cursor-pointer items-center gap-1 phone:min-h-11">
        <ChevronRight aria-hidden className="section-mark size-3.5" />
        {from === to ? t('sum.asOf', { day: date(to) }) : t('sum.asOfSpan', { from: date(from), to: date(to) })}
      </summary>
      <ul className="py-1 pl-4.5">
        {total.parts.map(({ currency, amount, rate, worth }) => (
          <li key={currency} className="text-ink-2">
            {rate
              ? t('sum.part', {
                  amount: exact(amount, currency),
                  rate: rate.rate,
                  worth: exact(worth, total.currency),
                })
              : exact(amount, currency)}
            {rate && from !== to && (
              <span className="text-ink-3"> {t('sum.partSince', { day: date(rate.validFrom) })}</span>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** What is in no sum for want of a rate, one line a currency. */
export function WithoutRate({ totals }: { totals: readonly CurrencyTotal[] }) {
  const { t } = useTranslation('rates')
  const { moneyText } = useGroup()
  return totals.map(({ currency, amount, weighted }) => (
    <p key={currency} className="text-watch-text">
      {weighted === undefined
        ? t('sum.apart', { amount: moneyText(amount, currency) })
        : t('sum.apartWeighted', { amount: moneyText(amount, currency), weighted: moneyText(weighted, currency) })}
    </p>
  ))
}
