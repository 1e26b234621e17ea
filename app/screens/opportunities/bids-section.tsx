import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Button } from '#app/components/ui/button.tsx'
import { LineItem, Section } from '#app/components/ui/section.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { ResultBadge } from '#app/screens/bids/result-badge.tsx'
import type { Opening, RecordData } from './record-data.ts'

type Props = Pick<RecordData, 'opportunity' | 'bids' | 'mayOpenBid'> & { onOpen: (opening: Opening) => void }

/** The bids of the opportunity, and the button for the next, while none is running. */
export function BidsSection({ opportunity, bids, mayOpenBid, onOpen }: Props) {
  const { t } = useTranslation('bids')
  const { money, date } = useGroup()
  const { rows, nextCursor } = bids
  const isRunning = rows.some(({ result }) => result === 'pending')
  return (
    <Section
      title={t('title')}
      count={rows.length}
      summary={rows.map((row) => row.number).join(t('comma')) || t('ofOpportunity.none')}
      defaultOpen={rows.length > 0}
      actions={
        mayOpenBid &&
        !isRunning && (
          <Button size="sm" variant="quiet" icon={<Plus />} onClick={() => onOpen({ dialog: 'bid' })}>
            {t('new.button')}
          </Button>
        )
      }
    >
      {rows.length === 0 && <p className="text-ink-3">{t('ofOpportunity.none')}</p>}
      {rows.map((row) => {
        const figure = row.price === null ? null : money(row.price, row.currency)
        return (
          <LineItem
            key={row.id}
            kind={<ResultBadge result={row.result} />}
            end={
              figure && (
                <span className="flex-none text-right font-semibold">
                  {figure.value}
                  <span className="unit">{figure.unit}</span>
                </span>
              )
            }
          >
            <div className="flex min-w-0 items-baseline gap-2">
              <Link className="cut font-medium hover:underline" to={`/bids/${row.id}`}>
                {row.tenderNumber ?? row.number}
              </Link>
              {row.opensOn && (
                <span className="flex-none text-ink-3">
                  {t('day.opensOn')} {date(row.opensOn)}
                </span>
              )}
            </div>
          </LineItem>
        )
      })}
      {nextCursor && (
        <Link className="link" to={`/bids?opportunity=${opportunity.id}`}>
          {t('ofOpportunity.all')}
        </Link>
      )}
    </Section>
  )
}
