import { useTranslation } from 'react-i18next'
import { Sentence, Slot, SlotOption } from '#app/components/ui/sentence.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { BidReviewFilter } from '#crm/bids/bid-review.schema.ts'
import type { ReviewChoices } from '#crm/bids/get-bid-review.server.ts'
import { regions } from '#crm/customers/customer.schema.ts'
import { addDays } from '#lib/clock.ts'
import { reviewAddress } from './review-address.ts'

interface Props {
  filter: BidReviewFilter
  choices: ReviewChoices
}

/** The conditions as one sentence: of which line, where, against whom, when. */
export function ReviewSentence({ filter, choices }: Props) {
  const { t } = useTranslation(['bid-review', 'customers'])
  const { name } = useGroup()
  const { line, region, competitor } = filter
  const chosen = choices.lines.find(({ id }) => id === line)
  return (
    // What is only read out stands in it, and must not make the page wider than what it scrolls.
    <Sentence className="relative">
      {t('sentence.of')}
      <Slot
        label={t('sentence.line')}
        value={chosen ? name(chosen.name) : t(line ? 'sentence.aLine' : 'sentence.allLines')}
        active={Boolean(line)}
        clearTo={reviewAddress(filter, { line: undefined })}
      >
        {(close) =>
          choices.lines.map(({ id, name: called, depth }) => (
            <SlotOption key={id} to={reviewAddress(filter, { line: id })} current={id === line} onPick={close}>
              {'\u3000'.repeat(Math.max(depth - 1, 0)) + name(called)}
            </SlotOption>
          ))
        }
      </Slot>
      {t('sentence.in')}
      <Slot
        label={t('sentence.region')}
        value={region ? t(`customers:region.${region}`) : t('sentence.allRegions')}
        active={Boolean(region)}
        clearTo={reviewAddress(filter, { region: undefined })}
      >
        {(close) =>
          regions.map((each) => (
            <SlotOption
              key={each}
              to={reviewAddress(filter, { region: each })}
              current={each === region}
              onPick={close}
            >
              {t(`customers:region.${each}`)}
            </SlotOption>
          ))
        }
      </Slot>
      {t('sentence.against')}
      <Slot
        label={t('sentence.competitor')}
        value={competitor ?? t('sentence.anybody')}
        active={Boolean(competitor)}
        clearTo={reviewAddress(filter, { competitor: undefined })}
      >
        {(close) =>
          choices.competitors.map((each) => (
            <SlotOption
              key={each}
              to={reviewAddress(filter, { competitor: each })}
              current={each === competitor}
              onPick={close}
            >
              {each}
            </SlotOption>
          ))
        }
      </Slot>
      {t('sentence.opened')}
      <Period filter={filter} />
    </Sentence>
  )
}

const years = [1, 2, 3] as const

/** The last year, two or three, or what an address says. */
function Period({ filter }: { filter: BidReviewFilter }) {
  const { t } = useTranslation('bid-review')
  const { today, date } = useGroup()
  const { from, to } = filter
  const since = (count: number) => addDays(today, -365 * count)
  const known = years.find((count) => since(count) === from && !to)
  const value = known
    ? t('sentence.years', { count: known })
    : from && to
      ? t('sentence.between', { from: date(from), to: date(to) })
      : from
        ? t('sentence.since', { date: date(from) })
        : to
          ? t('sentence.until', { date: date(to) })
          : t('sentence.anyTime')
  return (
    <Slot
      label={t('sentence.period')}
      value={value}
      active={Boolean(from || to)}
      clearTo={reviewAddress(filter, { from: undefined, to: undefined })}
    >
      {(close) =>
        years.map((count) => (
          <SlotOption
            key={count}
            to={reviewAddress(filter, { from: since(count), to: undefined })}
            current={known === count}
            onPick={close}
          >
            {t('sentence.years', { count })}
          </SlotOption>
        ))
      }
    </Slot>
  )
}
