import { useTranslation } from 'react-i18next'
import { Sentence, Slot, SlotOption } from '#app/components/ui/sentence.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { grades, industries, regions } from '#crm/customers/customer.schema.ts'
import { type CustomerFilter, customerCircles, settledFilter } from '#crm/customers/customer-list.schema.ts'
import type { Company } from '#crm/customers/list-companies.server.ts'
import { listAddress, toggled } from './list-address.ts'

interface Props {
  filter: CustomerFilter
  /** companies to choose from; empty when the person sees one only */
  companies: Company[]
}

/** The filters as one sentence. Every choice is an address. */
export function ListSentence({ filter, companies }: Props) {
  const { t } = useTranslation('customers')
  const { name } = useGroup()
  const { circle } = settledFilter(filter)
  const company = companies.find(({ id }) => id === filter.org)
  return (
    <Sentence>
      {t('sentence.show')}
      <Slot label={t('sentence.circleLabel')} value={t(`circle.${circle}`)}>
        {(close) =>
          customerCircles.map((value) => (
            <SlotOption
              key={value}
              to={listAddress(filter, {
                circle: value,
                ...(value === 'group' ? { org: undefined, grade: undefined, sort: undefined } : {}),
              })}
              current={value === circle}
              onPick={close}
            >
              {t(`circle.${value}`)}
            </SlotOption>
          ))
        }
      </Slot>
      {t('sentence.of')}
      {companies.length > 0 ? (
        <>
          {t('sentence.org')}
          <Slot
            label={t('column.org')}
            value={company ? name(company.name) : t('any')}
            active={company !== undefined}
            clearTo={listAddress(filter, { org: undefined })}
          >
            {(close) =>
              companies.map(({ id, name: called }) => (
                <SlotOption
                  key={id}
                  to={listAddress(filter, { org: id === filter.org ? undefined : id })}
                  current={id === filter.org}
                  onPick={close}
                >
                  {name(called)}
                </SlotOption>
              ))
            }
          </Slot>
          {t('comma')}
        </>
      ) : null}
      {t('sentence.industry')}
      <ListSlot filter={filter} condition="industry" values={industries} />
      {t('comma')}
      {t('sentence.region')}
      <ListSlot filter={filter} condition="region" values={regions} />
      {t('comma')}
      {t('sentence.grade')}
      <ListSlot filter={filter} condition="grade" values={grades} />
    </Sentence>
  )
}

interface ListSlotProps<T extends string> {
  filter: CustomerFilter
  condition: 'industry' | 'region' | 'grade'
  values: readonly T[]
}

/** A slot of which several values may be chosen; it stays open while they are. */
function ListSlot<T extends string>({ filter, condition, values }: ListSlotProps<T>) {
  const { t } = useTranslation('customers')
  const chosen = filter[condition] as readonly T[] | undefined
  const words = (value: T) => t(`${condition}.${value}`)
  const shown =
    !chosen || chosen.length === 0
      ? t('any')
      : chosen.length <= 2
        ? chosen.map(words).join(t('or'))
        : t('several', { first: words(chosen[0] as T), count: chosen.length })
  return (
    <Slot
      label={t(`column.${condition}`)}
      value={shown}
      active={Boolean(chosen)}
      clearTo={listAddress(filter, { [condition]: undefined })}
    >
      {() =>
        values.map((value) => (
          <SlotOption
            key={value}
            to={listAddress(filter, { [condition]: toggled(chosen, value) })}
            current={chosen?.includes(value)}
          >
            {words(value)}
          </SlotOption>
        ))
      }
    </Slot>
  )
}
