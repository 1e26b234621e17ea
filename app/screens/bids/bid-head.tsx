import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type KeyFigure, KeyFigures } from '#app/components/ui/key-figures.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { BidView } from '#crm/bids/get-bid.server.ts'
import { marginOf } from '#crm/bids/margin-of.ts'
import { ResultBadge } from './result-badge.tsx'

/** What stands above both pages of a bid: its name, where it belongs, how it ended, and the figures that matter. */
export function BidHead({ bid, actions, note }: { bid: BidView; actions: ReactNode; note?: ReactNode }) {
  const { t } = useTranslation('bids')
  const { name, date } = useGroup()
  const { weights, opportunity, days } = bid
  const parts: [string, ReactNode][] = [
    [
      'customer',
      <Link key="customer" className="link" to={`/customers/${bid.customer.id}`}>
        {name(bid.customer.name)}
      </Link>,
    ],
    ['org', name(bid.org.name)],
    ['number', bid.number],
    ...(days.opensOn ? [['opens', `${t('day.opensOn')} ${date(days.opensOn)}`] as [string, ReactNode]] : []),
    ...(weights ? [['weights', t('weights', weights)] as [string, ReactNode]] : []),
    ...(opportunity
      ? [
          [
            'opportunity',
            <Link key="opportunity" className="link" to={`/opportunities/${opportunity.id}`}>
              {opportunity.number}
            </Link>,
          ] as [string, ReactNode],
        ]
      : []),
  ]
  return (
    <header className="page-pad pt-4.5">
      <div className="flex items-start gap-4">
        <div className="min-w-0 flex-1">
          <h1 className="flex flex-wrap items-center gap-2 font-semibold text-xl">
            {name(bid.name)} <ResultBadge result={bid.result} />
          </h1>
          <p className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-ink-3">
            {parts.map(([key, part], at) => (
              <span key={key} className="flex flex-wrap gap-x-2">
                {at > 0 && <span aria-hidden="true">·</span>}
                {part}
              </span>
            ))}
          </p>
          {note && <p className="mt-0.5 text-ink-3">{note}</p>}
        </div>
        <div className="flex flex-none gap-2 phone:hidden">{actions}</div>
      </div>
      <div className="mt-3.5">
        <BidFigures bid={bid} />
      </div>
      {actions && (
        <div className="fixed inset-x-0 bottom-0 z-10 flex flex-wrap gap-2.5 border-line border-t bg-surface px-4 pt-2 pb-3 *:flex-auto desk:hidden">
          {actions}
        </div>
      )}
    </header>
  )
}

function BidFigures({ bid }: { bid: BidView }) {
  const { t } = useTranslation('bids')
  const { money, date } = useGroup()
  const { offers, price, currency, cost } = bid
  const ours = offers.rows.find(({ competitor }) => competitor === null)
  const winner = offers.rows.find(({ isWinner }) => isWinner)
  const own = price === null ? null : money(price, currency)
  const won = winner && winner !== ours && winner.price !== null ? money(winner.price, currency) : null
  const margin = marginOf({ price, cost: cost?.amount ?? null })
  const behind = ours?.total && winner?.total ? (Number(winner.total) - Number(ours.total)).toFixed(1) : null
  const figures: KeyFigure[] = [
    {
      label: t('figures.price'),
      value: own?.value ?? '–',
      unit: own?.unit,
      note: margin === null ? undefined : t('figures.margin', { percent: margin }),
    },
    won
      ? {
          label: t('figures.winningPrice'),
          value: won.value,
          unit: won.unit,
          note: winner?.competitor ?? undefined,
        }
      : {
          label: t('figures.opening'),
          value: bid.days.opensOn ? date(bid.days.opensOn) : '–',
          note: offers.rows.length === 0 ? t('figures.noOffers') : undefined,
        },
    ...(ours?.overLowest ? [{ label: t('figures.over'), value: ours.overLowest, unit: '%' }] : []),
    ...(ours?.rank
      ? [
          {
            label: t('figures.score'),
            value: ours.total ?? '–',
            note: `${t('figures.rank', { rank: ours.rank, of: offers.rows.length })}${
              behind !== null && Number(behind) > 0 ? ` ${t('figures.behind', { points: behind })}` : ''
            }`,
          },
        ]
      : []),
  ]
  return <KeyFigures figures={figures} />
}
