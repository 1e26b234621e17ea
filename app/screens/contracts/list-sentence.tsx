import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { Sentence, Slot, SlotOption } from '#app/components/ui/sentence.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { contractCategories, contractStates } from '#crm/contracts/contract.schema.ts'
import type { ContractFilter } from '#crm/contracts/contract-list.schema.ts'
import { listAddress } from './list-address.ts'

const margins = ['0', '8', '15', '25'] as const

/** The filters as one sentence. The margin stands in it for those only who see costs. */
export function ListSentence({ filter, costs }: { filter: ContractFilter; costs: boolean }) {
  const { t } = useTranslation('contracts')
  const chosen = filter.category ?? []
  const toggled = (category: (typeof contractCategories)[number]) => {
    const next = chosen.includes(category) ? chosen.filter((one) => one !== category) : [...chosen, category]
    return next.join(',') || undefined
  }
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
      {t('sentence.category')}
      <Slot
        label={t('column.category')}
        value={chosen.length > 0 ? chosen.map((category) => t(`category.${category}`)).join(t('or')) : t('any')}
        active={chosen.length > 0}
        clearTo={listAddress(filter, { category: undefined })}
      >
        {() =>
          contractCategories.map((category) => (
            <SlotOption
              key={category}
              to={listAddress(filter, { category: toggled(category) })}
              current={chosen.includes(category)}
            >
              {t(`category.${category}`)}
            </SlotOption>
          ))
        }
      </Slot>
      {t('sentence.state')}
      <Slot
        label={t('column.state')}
        value={filter.state ? t(`state.${filter.state}`) : t('any')}
        active={Boolean(filter.state)}
        clearTo={listAddress(filter, { state: undefined })}
      >
        {(close) =>
          [...contractStates, 'unsigned' as const].map((state) => (
            <SlotOption
              key={state}
              to={listAddress(filter, { state: filter.state === state ? undefined : state })}
              current={filter.state === state}
              onPick={close}
            >
              {t(`state.${state}`)}
            </SlotOption>
          ))
        }
      </Slot>
      {costs && (
        <>
          {t('sentence.margin')}
          <Slot
            label={t('column.margin')}
            value={filter.marginMax ? t('sentence.atMost', { percent: filter.marginMax }) : t('any')}
            active={Boolean(filter.marginMax)}
            clearTo={listAddress(filter, { marginMax: undefined })}
          >
            {(close) =>
              margins.map((percent) => (
                <SlotOption
                  key={percent}
                  to={listAddress(filter, { marginMax: filter.marginMax === percent ? undefined : percent })}
                  current={filter.marginMax === percent}
                  onPick={close}
                >
                  {t('sentence.atMost', { percent })}
                </SlotOption>
              ))
            }
          </Slot>
        </>
      )}
      <Held filter={filter} />
    </Sentence>
  )
}

/** The conditions that the sentence does not offer and that links bring along: each in force is said, and can be taken away. */
function Held({ filter }: { filter: ContractFilter }) {
  const { t } = useTranslation('contracts')
  const { date } = useGroup()
  const said = {
    opportunity: t('held.opportunity'),
    customer: t('held.customer'),
    min: t('held.min', { amount: filter.min }),
    max: t('held.max', { amount: filter.max }),
    signedFrom: t('held.signedFrom', { date: filter.signedFrom && date(filter.signedFrom) }),
    signedTo: t('held.signedTo', { date: filter.signedTo && date(filter.signedTo) }),
    marginMin: t('held.marginMin', { percent: filter.marginMin }),
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
