import { useTranslation } from 'react-i18next'
import { Sentence, Slot, SlotOption } from '#app/components/ui/sentence.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { addDays } from '#lib/clock.ts'
import { type AddressOf, listAddress } from './list-address.ts'
import type { ListData } from './list-data.ts'
import { ListSentenceHeld } from './list-sentence-held.tsx'

const thresholds = ['5000000', '10000000', '50000000', '100000000']
const horizons = [30, 90, 180, 365]
const statuses = ['open', 'won', 'lost', 'all'] as const

interface Props extends Pick<ListData, 'filter' | 'names' | 'types'> {
  /** null where the stages are the columns */
  stages: ListData['stages'] | null
  /** of the type that is shown; null for any */
  typeId: string | null
  address?: AddressOf
}

/** The filters as a sentence: plain words between, each slot a value that can be chosen or taken away. */
export function ListSentence({ filter, names, types, typeId, stages, address = listAddress }: Props) {
  const { t } = useTranslation('opportunities')
  const { moneyText, date, name, today, currency } = useGroup()
  const status = filter.status ?? 'open'
  const chosen = filter.stage ?? []
  const money = (value: string) => moneyText(`${value}.00`, currency)
  const { min, max, signFrom, signTo } = filter
  const amount =
    min && max
      ? t('list.span', { from: money(min), to: money(max) })
      : min
        ? t('list.atLeast', { amount: money(min) })
        : max && t('list.atMost', { amount: money(max) })
  const sign =
    signFrom && signTo
      ? t('list.span', { from: date(signFrom), to: date(signTo) })
      : signTo
        ? t('list.before', { date: date(signTo) })
        : signFrom && t('list.since', { date: date(signFrom) })
  const type = types.find(({ id }) => id === typeId)
  const stageWords = (stages ?? []).filter((stage) => chosen.includes(stage.id)).map((stage) => name(stage.name))
  return (
    <Sentence>
      {t('list.show')}
      <Slot label={t('list.views.label')} value={t(filter.mine ? 'list.scope.mine' : 'list.scope.all')}>
        {(close) =>
          (['all', 'mine'] as const).map((scope) => (
            <SlotOption
              key={scope}
              to={address(filter, { mine: scope === 'mine' ? '1' : undefined })}
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
              to={address(filter, { status: each === 'open' ? undefined : each })}
              current={each === status}
              onPick={close}
            >
              {t(`list.status.${each}`)}
            </SlotOption>
          ))
        }
      </Slot>
      {t('list.of')}
      {(types.length > 1 || !stages) && (
        <>
          {t('list.type')}
          <Slot
            label={t('form.type')}
            value={type ? name(type.name) : t('list.anyType')}
            active={Boolean(type)}
            clearTo={stages ? address(filter, { type: undefined, stage: undefined }) : undefined}
          >
            {(close) =>
              types.map((each) => (
                <SlotOption
                  key={each.id}
                  to={address(filter, { type: each.id, stage: undefined })}
                  current={each.id === typeId}
                  onPick={close}
                >
                  {name(each.name)}
                </SlotOption>
              ))
            }
          </Slot>
        </>
      )}
      {stages && (
        <>
          {types.length > 1 && t('list.then')}
          {t('list.stage')}
          <Slot
            label={t('list.stage')}
            value={stageWords.join(t('timeline.comma')) || t('list.anyStage')}
            active={chosen.length > 0}
            clearTo={address(filter, { stage: undefined })}
          >
            {() =>
              stages.map((stage) => {
                const on = chosen.includes(stage.id)
                const next = on ? chosen.filter((id) => id !== stage.id) : [...chosen, stage.id]
                return (
                  <SlotOption key={stage.id} to={address(filter, { stage: next.join(',') || undefined })} current={on}>
                    {name(stage.name)}
                  </SlotOption>
                )
              })
            }
          </Slot>
        </>
      )}
      {t('list.amount')}
      <Slot
        label={t('list.col.amount')}
        value={amount ?? t('list.anyAmount')}
        active={Boolean(amount)}
        clearTo={address(filter, { min: undefined, max: undefined })}
      >
        {(close) =>
          thresholds.map((value) => (
            <SlotOption
              key={value}
              to={address(filter, { min: value, max: undefined })}
              current={min === value && !max}
              onPick={close}
            >
              {t('list.atLeast', { amount: money(value) })}
            </SlotOption>
          ))
        }
      </Slot>
      {t('list.sign')}
      <Slot
        label={t('list.col.sign')}
        value={sign ?? t('list.anyTime')}
        active={Boolean(sign)}
        clearTo={address(filter, { signFrom: undefined, signTo: undefined })}
      >
        {(close) =>
          horizons.map((days) => {
            const until = addDays(today, days)
            return (
              <SlotOption
                key={days}
                to={address(filter, { signFrom: undefined, signTo: until })}
                current={signTo === until && !signFrom}
                onPick={close}
              >
                {t('list.before', { date: date(until) })}
              </SlotOption>
            )
          })
        }
      </Slot>
      <ListSentenceHeld filter={filter} names={names} address={address} />
    </Sentence>
  )
}
