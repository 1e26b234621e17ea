import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { Sentence, Slot, SlotOption } from '#app/components/ui/sentence.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { bidResults } from '#crm/bids/bid.schema.ts'
import { type BidFilter, bidReviews } from '#crm/bids/bid-list.schema.ts'
import { listAddress } from './list-address.ts'

/** The filters as one sentence. */
export function ListSentence({ filter }: { filter: BidFilter }) {
  const { t } = useTranslation('bids')
  return (
    <Sentence>
      {t('sentence.show')}
      <Slot label={t('sentence.whose')} value={t(filter.mine ? 'sentence.mine' : 'sentence.all')}>
        {(close) =>
          (['all', 'mine'] as const).map((whose) => (
            <SlotOption
              key={whose}
              to={listAddress(filter, { mine: whose === 'mine' ? '1' : undefined })}
              current={Boolean(filter.mine) === (whose === 'mine')}
              onPick={close}
            >
              {t(`sentence.${whose}`)}
            </SlotOption>
          ))
        }
      </Slot>
      {t('sentence.result')}
      <Slot
        label={t('column.result')}
        value={filter.result ? t(`result.${filter.result}`) : t('any')}
        active={Boolean(filter.result)}
        clearTo={listAddress(filter, { result: undefined })}
      >
        {(close) =>
          bidResults.map((result) => (
            <SlotOption
              key={result}
              to={listAddress(filter, { result: filter.result === result ? undefined : result })}
              current={filter.result === result}
              onPick={close}
            >
              {t(`result.${result}`)}
            </SlotOption>
          ))
        }
      </Slot>
      {t('sentence.review')}
      <Slot
        label={t('column.review')}
        value={filter.review ? t(`review.${filter.review}`) : t('any')}
        active={Boolean(filter.review)}
        clearTo={listAddress(filter, { review: undefined })}
      >
        {(close) =>
          bidReviews.map((review) => (
            <SlotOption
              key={review}
              to={listAddress(filter, { review: filter.review === review ? undefined : review })}
              current={filter.review === review}
              onPick={close}
            >
              {t(`review.${review}`)}
            </SlotOption>
          ))
        }
      </Slot>
      <Held filter={filter} />
    </Sentence>
  )
}

/** The conditions that the sentence does not offer and that links bring along: each in force is said, and can be taken away. */
function Held({ filter }: { filter: BidFilter }) {
  const { t } = useTranslation('bids')
  const { date } = useGroup()
  const said = {
    opportunity: t('held.opportunity'),
    customer: t('held.customer'),
    competitor: t('held.competitor', { name: filter.competitor }),
    min: t('held.min', { amount: filter.min }),
    max: t('held.max', { amount: filter.max }),
    opensFrom: t('held.opensFrom', { date: filter.opensFrom && date(filter.opensFrom) }),
    opensTo: t('held.opensTo', { date: filter.opensTo && date(filter.opensTo) }),
  }
  return (Object.keys(said) as (keyof typeof said)[])
    .filter((condition) => filter[condition] !== undefined)
    .map((condition) => (
      <Fragment key={condition}>
        {t('comma')}
        <Slot label={said[condition]} value={said[condition]} clearTo={listAddress(filter, { [condition]: undefined })}>
          {(close) => (
            <SlotOption to={listAddress(filter, { [condition]: undefined })} onPick={close}>
              {t('held.without')}
            </SlotOption>
          )}
        </Slot>
      </Fragment>
    ))
}
