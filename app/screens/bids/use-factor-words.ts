import { useTranslation } from 'react-i18next'
import { useGroup } from '#app/i18n/use-group.ts'
import { factorOf } from '#crm/bids/factors.ts'
import type { PostMortemView } from '#crm/bids/get-post-mortem.server.ts'

type Stated = PostMortemView['factors'][number]

/** Says a factor of a bid in the person's language: whether it held, whom it is about, and the figure where one was reckoned. */
export function useFactorWords(): (stated: Stated) => string {
  const { t } = useTranslation('bids')
  const { side } = useGroup()
  return ({ factor, subject, holds, value }) => {
    const known = factorOf(factor)
    if (!known) return factor
    const words = known[holds ? 'holds' : 'not'][side].replace('{{name}}', subject)
    if (value === null || !known.unit) return words
    const figure = known.unit === 'percent' ? value : value.replace(/\.0$/, '')
    return `${words} ${t(`unit.${known.unit}`, { value: figure })}`
  }
}
