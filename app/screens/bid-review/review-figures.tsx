import { useTranslation } from 'react-i18next'
import { KeyFigures } from '#app/components/ui/key-figures.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { ReviewFigures as Figures } from '#crm/bids/get-bid-review.server.ts'

/** What the bids come to: how many were won, for how much, by how much we were too dear, and how many were looked back at. */
export function ReviewFigures({ figures }: { figures: Figures }) {
  const { t } = useTranslation('bid-review')
  const { percent, money, moneyText, inOne, currency } = useGroup()
  const { ended, reviewed, won, rate, over } = figures
  const wonSum = inOne(figures.amounts.map((each) => ({ currency: each.currency, amount: each.won })))
  const offered = inOne(figures.amounts.map((each) => ({ currency: each.currency, amount: each.offered })))
  const amount = money(wonSum.amount, currency)
  const apart = wonSum.apart.map((each) => moneyText(each.amount, each.currency))
  return (
    <KeyFigures
      // Four of them: on a phone two and two.
      className="border-line border-t px-5 py-2.5 phone:px-4 phone:[&>dl]:grid-flow-row phone:[&>dl]:grid-cols-2 phone:[&>dl]:gap-y-2 phone:[&>dl>div:nth-child(odd)]:border-l-0 phone:[&>dl>div:nth-child(odd)]:pl-0"
      figures={[
        {
          label: t('figures.rate'),
          value: rate === null ? '–' : percent(rate * 100),
          note: t('figures.rateNote', { won, count: reviewed }),
        },
        {
          label: t('figures.won'),
          value: amount.value,
          unit: amount.unit,
          note: [t('figures.wonNote', { offered: moneyText(offered.amount, currency) }), ...apart].join(' · '),
        },
        {
          label: t('figures.over'),
          value: over.median === null ? '–' : percent(over.median * 100),
          note: t('figures.overNote', { count: over.bids }),
        },
        {
          label: t('figures.reviewed'),
          value: String(reviewed),
          unit: t('figures.ofEnded', { count: ended }),
          note: ended > reviewed ? t('figures.owed', { count: ended - reviewed }) : t('figures.allReviewed'),
        },
      ]}
    />
  )
}
