import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useGroup } from '#app/i18n/use-group.ts'
import { daysBetween } from '#lib/clock.ts'
import type { WorkbenchData } from './workbench-data.ts'

/** Open opportunities whose expected signing date is near or past. */
export function SigningSection({ signing }: Pick<WorkbenchData, 'signing'>) {
  const { t } = useTranslation('workbench')
  const { day, name, moneyText, today } = useGroup()
  const list = `/opportunities?${new URLSearchParams({ ...(signing.mine ? { mine: '1' } : {}), signTo: signing.signTo })}`
  return (
    <section aria-labelledby="signing-title">
      <header className="flex items-baseline gap-2 pb-2">
        <h2 id="signing-title" className="font-semibold text-base">
          {t(signing.mine ? 'signing.mine' : 'signing.all')}
        </h2>
        <span className="text-ink-3">{t('signing.within')}</span>
        {signing.nextCursor && (
          <Link className="link ml-auto" to={list}>
            {t('signing.all30')}
          </Link>
        )}
      </header>
      {signing.rows.length === 0 && <p className="text-ink-3">{t('signing.none')}</p>}
      <ul>
        {signing.rows.map((row) => {
          const on = row.expectedSignOn ?? today
          const past = daysBetween(on, today)
          return (
            <li key={row.id} className="border-line border-t py-2 first:border-t-0">
              <p className="flex items-baseline gap-3">
                <Link className="cut min-w-0 flex-1 font-medium hover:underline" to={`/opportunities/${row.id}`}>
                  {name(row.name)}
                </Link>
                {row.amount && <span className="flex-none">{moneyText(row.amount, row.currency)}</span>}
              </p>
              <p className="flex items-baseline gap-3 text-ink-3">
                <span className="cut min-w-0 flex-1">
                  {`${name(row.customer.name)}${signing.mine ? '' : ` · ${name(row.owner.name)}`}`}
                </span>
                {past > 0 ? (
                  <span className="inline-flex flex-none items-center gap-1 text-risk-text">
                    <CircleAlert aria-hidden className="size-3.5 text-risk-mark" />
                    {t('signing.overdue', { count: past })}
                  </span>
                ) : (
                  <span className="flex-none">{day(on)}</span>
                )}
              </p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
