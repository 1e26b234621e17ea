import { CircleAlert, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { CurrencyRates } from '#crm/exchange-rates/find-rates.server.ts'
import { RateDialog } from './rate-dialog.tsx'
import { RateLine } from './rate-line.tsx'
import { useCurrencyName } from './use-currency-name.ts'

/** What other currencies are worth: one place for all sums of the group. Those in use without a rate come first. */
export function RatesScreen({ currencies }: { currencies: CurrencyRates[] }) {
  const { t } = useTranslation('rates')
  const { currency: base } = useGroup()
  /** the currency that is entered; empty: none chosen yet; null: nothing is entered */
  const [entering, setEntering] = useState<string | null>(null)
  const enter = (
    <Button variant="primary" icon={<Plus aria-hidden />} onClick={() => setEntering('')}>
      {t('enter')}
    </Button>
  )
  return (
    <div className="pb-10">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-1 px-5 pt-3.5 pb-3 phone:px-4">
        <h1 className="min-w-0 flex-1 font-semibold text-xl">{t('title')}</h1>
        {currencies.length > 0 && enter}
        <p className="max-w-2xl basis-full text-ink-3 wrap-anywhere">{t('lead', { currency: base })}</p>
      </header>
      {currencies.length === 0 && (
        <div className="px-5 phone:px-4">
          <EmptyState title={t('none')} action={enter}>
            {t('noneLead')}
          </EmptyState>
        </div>
      )}
      {currencies.map((of) => (
        <CurrencySection key={of.currency} of={of} onEnter={() => setEntering(of.currency)} />
      ))}
      {entering !== null && <RateDialog currency={entering} onClose={() => setEntering(null)} />}
    </div>
  )
}

function CurrencySection({ of, onEnter }: { of: CurrencyRates; onEnter: () => void }) {
  const { t } = useTranslation('rates')
  const { today } = useGroup()
  const nameOf = useCurrencyName()
  const { currency, rates, used } = of
  const later = rates.filter(({ validFrom }) => validFrom > today)
  const begun = rates.slice(later.length)
  const [current, ...earlier] = begun
  const titleId = `rates-${currency}`
  return (
    <section aria-labelledby={titleId} className="border-line border-t px-5 py-2.5 phone:px-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id={titleId} className="font-semibold text-base">
          {currency} <span className="font-normal text-ink-2">{nameOf(currency)}</span>
        </h2>
        {used > 0 && <span className="text-ink-3">{t('used', { count: used })}</span>}
        {!current && (
          <span className="flex items-center gap-1.5 text-watch-text">
            <CircleAlert aria-hidden className="size-3.5 text-watch-mark" />
            {t('missing')}
          </span>
        )}
        <Button size="sm" className="ml-auto" aria-label={t('enterOf', { currency })} onClick={onEnter}>
          {t('enter')}
        </Button>
      </div>
      {rates.length > 0 && (
        <ul>
          {[...later, ...(current ? [current] : [])].map((rate) => (
            <RateLine key={rate.validFrom} rate={rate} />
          ))}
        </ul>
      )}
      {earlier.length > 0 && (
        <details>
          <summary className="min-h-8 cursor-pointer py-1 text-ink-3 phone:min-h-11">
            {t('earlier', { count: earlier.length })}
          </summary>
          <ul>
            {earlier.map((rate) => (
              <RateLine key={rate.validFrom} rate={rate} past />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
