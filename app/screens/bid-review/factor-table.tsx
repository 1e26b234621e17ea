import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { cn } from '#app/components/ui/cn.ts'
import { useGroup } from '#app/i18n/use-group.ts'
import type { FactorCount } from '#crm/bids/count-factors.server.ts'
import { factorOf } from '#crm/bids/factors.ts'
import type { Confidence } from '#crm/bids/judge-factors.ts'
import { factorWords } from './factor-words.ts'
import { Interval } from './interval.tsx'

interface Props {
  factors: readonly FactorCount[]
  /** of all bids together */
  average: number | null
}

/** Rows that are shown before the others are asked for. */
const first = 14
const bars: Record<Confidence, number> = { high: 3, medium: 2, low: 1, few: 0 }

/** One factor at a time: how often it was won with it, and how often without. */
export function FactorTable({ factors, average }: Props) {
  const { t } = useTranslation('bid-review')
  const { percent, sentence } = useGroup()
  const [all, setAll] = useState(false)
  const compared = factors.filter(({ confidence }) => confidence !== 'few').length
  const shown = all ? factors : factors.slice(0, first)
  return (
    <section aria-labelledby="factors">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id="factors" className="font-semibold text-base">
          {t('factors.title')}
        </h2>
        <span className="text-ink-3">{t('factors.order')}</span>
        <span className="ml-auto text-ink-3 text-xs phone:ml-0">{t('factors.legend')}</span>
      </div>
      <table className="mt-2 w-full text-left phone:block">
        <caption className="sr-only">{t('factors.title')}</caption>
        <thead className="phone:hidden">
          <tr className="border-line border-b text-ink-3 text-xs">
            <th scope="col" className="py-1.5 pr-2 font-normal">
              {t('factors.factor')}
            </th>
            <th scope="col" className="px-2 text-right font-normal">
              {t('factors.share')}
            </th>
            <th scope="col" className="px-2 text-right font-normal">
              {t('factors.rate')}
            </th>
            <th scope="col" className="w-[28%] px-2 font-normal">
              <span className="flex justify-between">
                <span aria-hidden>0</span>
                {average !== null && <span>{t('factors.average', { rate: percent(average * 100) })}</span>}
                <span aria-hidden>100</span>
              </span>
            </th>
            <th scope="col" className="px-2 text-right font-normal">
              {t('factors.restRate')}
            </th>
            <th scope="col" className="pl-2 font-normal">
              {t('factors.confidence')}
            </th>
          </tr>
        </thead>
        <tbody className="phone:block">
          {shown.map((row) => {
            const words = factorWords(row, sentence)
            const rate = percent(row.rate * 100)
            const rest = row.restRate === null ? '–' : percent(row.restRate * 100)
            const range = t('factors.range', { lower: percent(row.lower * 100), upper: percent(row.upper * 100) })
            const dimension = factorOf(row.factor)?.dimension ?? 'technical'
            const isSure = row.confidence === 'high' || row.confidence === 'medium'
            return (
              <tr
                key={`${row.factor} ${row.subject}`}
                className="border-line border-b phone:grid phone:grid-cols-[minmax(0,1fr)_auto_auto] phone:items-center phone:gap-x-3 phone:py-2"
              >
                <th scope="row" className="py-1.5 pr-2 font-normal phone:py-0">
                  <span className="mr-2 text-ink-3 text-xs">
                    {t(`short.${row.subject ? 'competitor' : dimension}`)}
                  </span>
                  <span className={cn('break-words', isSure ? 'font-medium text-ink' : 'text-ink-2')}>{words}</span>
                </th>
                <td className="px-2 text-right text-ink-3 tabular-nums phone:px-0">
                  {row.won}/{row.bids}
                </td>
                <td className={cn('px-2 text-right tabular-nums phone:px-0', isSure ? 'font-semibold' : 'text-ink-2')}>
                  {rate}
                </td>
                <td className="px-2 phone:col-span-3 phone:px-0" title={range}>
                  <Interval {...row} rest={row.restRate} average={average} label={range} />
                </td>
                <td className="px-2 text-right text-ink-3 tabular-nums phone:px-0 phone:text-left">
                  <span className="phone-only">{t('factors.restRate')} </span>
                  {rest}
                </td>
                <td className="pl-2 phone:col-span-2 phone:pl-0 phone:text-right">
                  <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
                    <span aria-hidden className="inline-flex gap-[2px]">
                      {[1, 2, 3].map((bar) => (
                        <i
                          key={bar}
                          className={cn(
                            'h-2.5 w-1 rounded-[1px]',
                            bar <= bars[row.confidence] ? 'bg-ink-2' : 'bg-line-strong',
                          )}
                        />
                      ))}
                    </span>
                    <span>
                      <span className="phone-only text-ink-3">{t('factors.confidence')} </span>
                      {t(`confidence.${row.confidence}`)}
                    </span>
                  </span>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {factors.length > first && !all && (
        <Button variant="quiet" size="sm" className="mt-1" onClick={() => setAll(true)}>
          {t('factors.more', { count: factors.length - first })}
        </Button>
      )}
      <p className="mt-2 break-words text-ink-3 text-xs">
        {compared > 0 ? t('factors.chance', { count: compared }) : t('factors.tooFew')}
      </p>
    </section>
  )
}
