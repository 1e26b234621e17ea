import { Pencil } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '#app/components/ui/badge.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Section } from '#app/components/ui/section.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { BidView } from '#crm/bids/get-bid.server.ts'
import { OffersDialog } from './offers-dialog.tsx'

type Offer = BidView['offers']['rows'][number]

/** What everybody offered, in the order of their ranks: price, how far above the lowest, and points as bars of a hundred. */
export function OffersSection({ bid }: { bid: BidView }) {
  const { t } = useTranslation('bids')
  const { moneyText } = useGroup()
  const [opening, setOpening] = useState(false)
  const close = useCallback(() => setOpening(false), [])
  const { rows } = bid.offers
  const nameOf = ({ competitor }: Offer) => competitor ?? t('offers.ours')
  const over = ({ overLowest }: Offer) => {
    if (overLowest === null) return null
    return overLowest === '0.0' ? t('offers.lowest') : t('offers.over', { percent: overLowest })
  }
  return (
    <Section
      title={t('offers.title')}
      count={rows.length}
      fixed
      actions={
        bid.may.edit &&
        bid.reviewedOn === null && (
          <Button size="sm" variant="quiet" icon={<Pencil />} onClick={() => setOpening(true)}>
            {t('offers.edit')}
          </Button>
        )
      }
    >
      {rows.length === 0 && <p className="text-ink-3">{t('offers.none')}</p>}
      <ul aria-label={t('offers.lines')}>
        {rows.map((offer) => (
          <li
            key={offer.competitor ?? ''}
            className="grid grid-cols-[minmax(96px,1fr)_minmax(0,1.8fr)_56px] items-center gap-3 border-line border-t py-1.5 first:border-t-0"
          >
            <div className="min-w-0">
              <p className="flex items-center gap-1.5">
                <b className={offer.competitor === null ? 'cut font-semibold' : 'cut font-medium'}>{nameOf(offer)}</b>
                {offer.isWinner && <Badge tone="good">{t('offers.winner')}</Badge>}
              </p>
              <p className="text-ink-3 text-xs">
                {offer.price === null ? '–' : t('offers.ofPrice', { price: moneyText(offer.price, bid.currency) })}{' '}
                {over(offer)}
              </p>
            </div>
            <ScoreBar offer={offer} name={nameOf(offer)} />
            <b className="text-right font-semibold">
              {offer.total ?? (offer.rank === null ? '–' : t('offers.rank', { rank: offer.rank }))}
            </b>
          </li>
        ))}
      </ul>
      {opening && <OffersDialog bid={bid} onClose={close} />}
    </Section>
  )
}

/** Points of a hundred, a part for each way of judging; said in words as well. */
function ScoreBar({ offer, name }: { offer: Offer; name: string }) {
  const { t } = useTranslation('bids')
  const { technical, commercial, priceScore } = offer
  if (technical === null || commercial === null || priceScore === null) return <span />
  const [first, second, third] = [technical, commercial, priceScore].map(Number) as [number, number, number]
  return (
    <svg
      role="img"
      aria-label={t('offers.scoresOf', { name, technical, commercial, price: priceScore })}
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      className="h-4 w-full"
    >
      <rect width={first} height="8" className="fill-accent" />
      <rect x={first} width={second} height="8" className="fill-line-strong" />
      <rect x={first + second} width={third} height="8" className="fill-accent-line" />
    </svg>
  )
}
