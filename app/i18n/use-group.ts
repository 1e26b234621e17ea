import { useTranslation } from 'react-i18next'
import { useRouteLoaderData } from 'react-router'
import type { loader } from '#app/routes/shell.tsx'
import { type CurrencyTotal, inOneCurrency, type OneTotal } from '#crm/exchange-rates/in-one-currency.ts'
import { type Formats, formats } from './format.ts'
import { sideOf } from './languages.ts'

/** The group's day, the person, and how this language writes names, money and dates. */
export function useGroup(): Formats & {
  side: 'zh' | 'en'
  today: string
  currency: string
  personId: string
  /** currencies that amounts may be in: the group's own and those with a rate */
  offered: string[]
  /** sums in several currencies in the group's own, by the rates of the day */
  inOne: (totals: readonly CurrencyTotal[]) => OneTotal
} {
  const { i18n } = useTranslation()
  const shell = useRouteLoaderData<typeof loader>('routes/shell')
  const today = shell?.today ?? ''
  const currency = shell?.currency ?? ''
  const rates = shell?.rates ?? []
  return {
    ...formats({ language: i18n.language, today, timeZone: shell?.timeZone ?? 'Asia/Shanghai' }),
    side: sideOf(i18n.language),
    today,
    currency,
    personId: shell?.actor.id ?? '',
    offered: [currency, ...rates.map((rate) => rate.currency)],
    inOne: (totals) => inOneCurrency({ totals, rates, currency }),
  }
}
