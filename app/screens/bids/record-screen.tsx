import { Flag, NotebookPen, Pencil } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { Fact, Facts } from '#app/components/ui/facts.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { RecommendationsSection } from '#app/screens/recommendations/recommendations-section.tsx'
import { bidDays } from '#crm/bids/bid.schema.ts'
import type { BidView } from '#crm/bids/get-bid.server.ts'
import { ChangeBidDialog } from './bid-dialog.tsx'
import { BidHead } from './bid-head.tsx'
import { CostDialog } from './cost-dialog.tsx'
import { MilestonesSection } from './milestones-section.tsx'
import { OffersSection } from './offers-section.tsx'
import { ResultDialog } from './result-dialog.tsx'

/** The page of a bid: days and tasks, what was opened and how it was judged, how it ended. */
export function RecordScreen({ bid }: { bid: BidView }) {
  const { t } = useTranslation(['bids', 'kit'])
  const { name, date, exact } = useGroup()
  const [opening, setOpening] = useState<'change' | 'cost' | 'result' | null>(null)
  const close = useCallback(() => setOpening(null), [])
  const { may, cost, currency } = bid
  const isOpen = bid.reviewedOn === null
  const days = (day: string | null) => (day ? <time dateTime={day}>{date(day)}</time> : '–')
  const toPostMortem = (
    <ButtonLink to={`/bids/${bid.id}/post-mortem`} icon={<NotebookPen />}>
      {t(isOpen && may.writePostMortem ? 'postMortem.write' : 'postMortem.open')}
    </ButtonLink>
  )
  const actions = (
    <>
      {may.edit && isOpen && (
        <Button icon={<Pencil />} onClick={() => setOpening('change')}>
          {t('change.open')}
        </Button>
      )}
      {bid.result !== 'pending' && toPostMortem}
      {may.edit && isOpen && (
        <Button
          variant={bid.result === 'pending' ? 'primary' : undefined}
          icon={<Flag />}
          onClick={() => setOpening('result')}
        >
          {t(bid.result === 'pending' ? 'resultForm.open' : 'resultForm.correct')}
        </Button>
      )}
    </>
  )
  return (
    <div className="pb-36 desk:pb-6">
      <BidHead bid={bid} actions={actions} />
      <div className="mt-3 grid border-line border-t desk:grid-cols-[minmax(0,1fr)_304px]">
        <div className="page-pad min-w-0">
          <OffersSection bid={bid} />
          <MilestonesSection bid={bid} />
        </div>
        <aside className="border-line px-5 pb-6 phone:pt-3 desk:border-l phone:border-t-8 phone:border-canvas phone:px-4">
          <section aria-label={t('facts')}>
            <h2 className="flex h-11 items-center font-semibold text-base">{t('facts')}</h2>
            <Facts>
              <Fact label={t('field.tenderNumber')}>{bid.tenderNumber ?? '–'}</Fact>
              {bidDays.map((day) => (
                <Fact key={day} label={t(`day.${day}`)}>
                  {days(bid.days[day])}
                </Fact>
              ))}
              <Fact label={t('field.weights')}>{bid.weights ? t('weights', bid.weights) : '–'}</Fact>
              <Fact label={t('field.price')}>{bid.price === null ? '–' : exact(bid.price, currency)}</Fact>
              {cost && (
                <Fact
                  label={t('field.cost')}
                  edit={
                    may.setCost && isOpen
                      ? {
                          name: t('kit:fact.edit', {
                            label: t('field.cost'),
                            value: cost.amount === null ? '–' : exact(cost.amount, currency),
                          }),
                          onOpen: () => setOpening('cost'),
                          empty: cost.amount === null,
                        }
                      : undefined
                  }
                >
                  {cost.amount === null ? '–' : exact(cost.amount, currency)}
                </Fact>
              )}
              <Fact label={t('field.product')}>{bid.product ? name(bid.product) : '–'}</Fact>
              <Fact label={t('field.org')}>{name(bid.org.name)}</Fact>
              <Fact label={t('column.owner')}>{name(bid.owner.name)}</Fact>
            </Facts>
          </section>
          {bid.result === 'pending' && bid.opportunity && <RecommendationsSection opportunityId={bid.opportunity.id} />}
        </aside>
      </div>
      {opening === 'change' && <ChangeBidDialog bid={bid} onClose={close} />}
      {opening === 'cost' && cost && <CostDialog bid={bid} onClose={close} />}
      {opening === 'result' && <ResultDialog bid={bid} onClose={close} />}
    </div>
  )
}
