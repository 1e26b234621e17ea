import { useTranslation } from 'react-i18next'
import { Sentence, Slot, SlotOption } from '#app/components/ui/sentence.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { addDays } from '#lib/clock.ts'
import { listAddress } from './list-address.ts'
import type { ListData } from './list-data.ts'

const thresholds = ['5000000', '10000000', '50000000', '100000000']
const horizons = [30, 90, 180, 365]
const statuses = ['open', 'won', 'lost', 'all'] as const

/** The filters as a sentence: plain words between, each slot a value that can be chosen or taken away. */
export function ListSentence({ filter, stages }: Pick<ListData, 'filter' | 'stages'>) {
  const { t } = useTranslation('opportunities')
  const { moneyText, date, name, today, currency } = useGroup()
  const status = filter.status ?? 'open'
  const chosen = filter.stage ?? []
  const amount = (value: string) => t('list.atLeast', { amount: moneyText(`${value}.00`, currency) })
  const stageWords = stages.filter((stage) => chosen.includes(stage.id)).map((stage) => name(stage.name))
  return (
    <Sentence>
      {t('list.show')}
      <Slot label={t('list.views.label')} value={t(filter.mine ? 'list.scope.mine' : 'list.scope.all')}>
        {(close) =>
          (['all', 'mine'] as const).map((scope) => (
            <SlotOption
              key={scope}
              to={listAddress(filter, { mine: scope === 'mine' ? '1' : undefined })}
              current={Boolean(filter.mine) === (scope === 'mine')}
              onPick={close}
            >
              {t(`list.scope.${scope}`)}
            </SlotOption>
          ))
        }
      </Slot>
      <Slot label={t('activity.status')} value={t(`list.status.${status}`)}>
        {(close) =>
          statuses.map((each) => (
            <SlotOption
              key={each}
              to={listAddress(filter, { status: each === 'open' ? undefined : each })}
              current={each === status}
              onPick={close}
            >
              {t(`list.status.${each}`)}
            </SlotOption>
          ))
        }
      </Slot>
      {t('list.of')}
      {t('list.stage')}
      <Slot
        label={t('list.stage')}
        value={stageWords.join(t('timeline.comma')) || t('list.anyStage')}
        active={chosen.length > 0}
        clearTo={listAddress(filter, { stage: undefined })}
      >
        {() =>
          stages.map((stage) => {
            const on = chosen.includes(stage.id)
            const next = on ? chosen.filter((id) => id !== stage.id) : [...chosen, stage.id]
            return (
              <SlotOption key={stage.id} to={listAddress(filter, { stage: next.join(',') || undefined })} current={on}>
                {name(stage.name)}
              </SlotOption>
            )
          })
        }
      </Slot>
      {t('list.amount')}
      <Slot
        label={t('list.col.amount')}
        value={filter.min ? amount(filter.min) : t('list.anyAmount')}
        active={Boolean(filter.min)}
        clearTo={listAddress(filter, { min: undefined })}
      >
        {(close) =>
          thresholds.map((value) => (
            <SlotOption
              key={value}
              to={listAddress(filter, { min: value })}
              current={filter.min === value}
              onPick={close}
            >
              {amount(value)}
            </SlotOption>
          ))
        }
      </Slot>
      {t('list.sign')}
      <Slot
        label={t('list.col.sign')}
        value={filter.signTo ? t('list.before', { date: date(filter.signTo) }) : t('list.anyTime')}
        active={Boolean(filter.signTo)}
        clearTo={listAddress(filter, { signTo: undefined })}
      >
        {(close) =>
          horizons.map((days) => {
            const until = addDays(today, days)
            return (
              <SlotOption
                key={days}
                to={listAddress(filter, { signTo: until })}
                current={filter.signTo === until}
                onPick={close}
              >
                {t('list.before', { date: date(until) })}
              </SlotOption>
            )
          })
        }
      </Slot>
    </Sentence>
  )
}
